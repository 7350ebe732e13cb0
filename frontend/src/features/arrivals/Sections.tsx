import type { ReactNode } from 'react'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { MomentText } from '~/components/DateText'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import type { PackMatterFragment, PackSection } from '~/graphql/generated/graphql'
import { kinds, sectors } from '../directory/words'
import { eventKinds } from '../events/words'
import { MaybeLink } from '../MaybeLink'
import { barePart } from '../nodeIds'
import { themes } from '../protocols/words'
import { RegisterButton } from '../trainings/RegisterButton'
import { changeOf } from './changes'
import styles from './Pack.module.css'
import { sectionTitles } from './words'

export type Matter = PackMatterFragment

/** One part of a pack; an empty one says why, and what comes next. */
export function Section({ section, content }: { section: PackSection; content: Matter }) {
  const mark = (id: string) => <Mark change={changeOf(content.changes, section, id)} />
  return <Card title={sectionTitles[section]}>{bodies[section](content, mark)}</Card>
}

type MarkOf = (id: string) => ReactNode

function Mark({ change }: { change: 'added' | 'changed' | null }) {
  if (!change) return null
  return <StatusTag tone="info">{change === 'added' ? 'Nouveau' : 'Modifié'}</StatusTag>
}

const bodies: Record<PackSection, (content: Matter, mark: MarkOf) => ReactNode> = {
  HANDOVER: ({ handovers }, mark) =>
    handovers.length === 0 ? (
      <p>
        Aucune note ne vous attend. Votre représentant sait peut-être qui appeler parmi vos prédécesseurs.
      </p>
    ) : (
      <ItemList>
        {handovers.map(({ id, departsOn, acknowledgedAt }) => (
          <Item
            key={id}
            title="Note de passation"
            meta={departsOn && `Son auteur est parti le ${shortDate(departsOn)}`}
            status={
              <>
                {mark(id)}
                {acknowledgedAt ? (
                  <StatusTag tone="success">Lue</StatusTag>
                ) : (
                  <StatusTag tone="warn">À lire</StatusTag>
                )}
              </>
            }
            action={
              <LinkButton kind="primary" to="/passation/$id" params={{ id: barePart(id) }}>
                Lire la note
              </LinkButton>
            }
          />
        ))}
      </ItemList>
    ),
  PROTOCOLS: ({ protocols }, mark) =>
    protocols.length === 0 ? (
      <p>Aucun protocole n’est en vigueur sur votre territoire. La coordination peut en préparer un.</p>
    ) : (
      protocols.map((protocol) => <Protocol key={protocol.id} protocol={protocol} mark={mark} />)
    ),
  CONTACTS: ({ contacts }, mark) =>
    contacts.length === 0 ? (
      <p>Personne n’est encore désigné. La page du partenariat permet d’indiquer qui appeler.</p>
    ) : (
      <ItemList>
        {contacts.map((contact) => (
          <Item
            key={contact.id}
            title={themes[contact.theme]}
            meta={[contact.name, contact.function, contact.organisation].filter(Boolean).join(', ')}
            status={
              <>
                {mark(contact.id)}
                {contact.vacant && <StatusTag tone="warn">Poste vacant</StatusTag>}
              </>
            }
          >
            {contact.about && <p className="typed">{contact.about}</p>}
            <Reach phone={contact.phone} email={contact.email} />
            {contact.reach && <p>{contact.reach}</p>}
          </Item>
        ))}
      </ItemList>
    ),
  PARTNERS: ({ partners }, mark) =>
    partners.length === 0 ? (
      <p>Aucune autre structure n’est membre pour l’instant.</p>
    ) : (
      <ul className={styles.partners}>
        {partners.map(({ id, name, kind, sector, contact }) => (
          <li key={id}>
            <p>
              <MaybeLink id={id}>{name}</MaybeLink> {mark(id)}
            </p>
            <p>
              {kinds[kind]} · {sectors[sector]}
            </p>
            <Reach phone={contact.phone} email={contact.email} />
            {contact.openingHours && <p>{contact.openingHours}</p>}
            <p>{[contact.address, contact.postalCode, contact.city].filter(Boolean).join(' ')}</p>
          </li>
        ))}
      </ul>
    ),
  DATES: ({ dates }, mark) =>
    dates.length === 0 ? (
      <p>Rien n’est encore prévu. Les réunions et formations à venir paraîtront ici.</p>
    ) : (
      <ItemList>
        {dates.map(({ id, kind, title, startsAt, timeZone, place, training }) => (
          <Item
            key={id}
            title={<MaybeLink id={id}>{title}</MaybeLink>}
            meta={
              <>
                {eventKinds[kind].word}
                {startsAt && (
                  <>
                    , <MomentText instant={startsAt} zone={timeZone} />
                  </>
                )}
                {place && ` · ${place}`}
              </>
            }
            status={mark(id)}
          >
            {training && <RegisterButton training={training} />}
          </Item>
        ))}
      </ItemList>
    ),
  MINUTES: ({ minutes }, mark) =>
    minutes.length === 0 ? (
      <p>Aucun compte rendu n’est encore approuvé.</p>
    ) : (
      minutes.map(({ id, title, decisions }) => (
        <div key={id}>
          <h3>
            <MaybeLink id={id}>{title}</MaybeLink> {mark(id)}
          </h3>
          {decisions.length === 0 ? (
            <p>Aucune décision n’y est notée.</p>
          ) : (
            <ul>
              {decisions.map((one) => (
                <li key={one.title}>
                  {one.title} : {one.decision}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))
    ),
  ACTIONS: ({ actions }, mark) =>
    actions.length === 0 ? (
      <p>Aucune action n’est ouverte.</p>
    ) : (
      <ItemList>
        {actions.map(({ id, title, dueOn, owner, own }) => (
          <Item
            key={id}
            title={title}
            meta={`${owner} · pour le ${shortDate(dueOn)}`}
            status={
              <>
                {mark(id)}
                {own && <StatusTag tone="warn">Votre poste</StatusTag>}
              </>
            }
          />
        ))}
      </ItemList>
    ),
  GLOSSARY: ({ words }) => (
    <>
      {words.length === 0 ? (
        <p>Aucun des mots du glossaire ne paraît dans les textes de ce livret.</p>
      ) : (
        <dl className={styles.words}>
          {words.map(({ key, word, justice, health }) => (
            <div key={key}>
              <dt>{word}</dt>
              <dd>
                <p>Pour la justice : {justice}</p>
                <p>Pour le soin : {health}</p>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="row no-print">
        <LinkButton kind="quiet" to="/glossaire">
          Voir tout le glossaire
        </LinkButton>
      </div>
    </>
  ),
}

function Protocol({ protocol, mark }: { protocol: Matter['protocols'][number]; mark: MarkOf }) {
  const { id, title, partnership, inForceFrom, parties, own, readable, clauses } = protocol
  return (
    <div>
      <h3>
        {readable ? <MaybeLink id={id}>{title}</MaybeLink> : title} {mark(id)}
      </h3>
      <p>
        {partnership}
        {inForceFrom && `, en vigueur depuis le ${shortDate(inForceFrom)}`}. Parties : {parties.join(', ')}.
        {!own && ' Votre structure n’en est pas partie.'}
      </p>
      {clauses.length === 0 ? (
        <p>Aucun article ne vise votre fonction en particulier.</p>
      ) : (
        clauses.map((clause) => (
          <div key={clause.id} className={styles.clause}>
            <h4>
              {clause.number}. {clause.title}
            </h4>
            <Paragraphs text={clause.body} />
          </div>
        ))
      )}
    </div>
  )
}

/** Numbers to press on a telephone, addresses to write to. */
function Reach({ phone, email }: { phone: string | null; email: string | null }) {
  if (!phone && !email) return null
  return (
    <p>
      {phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}
      {phone && email && ' · '}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  )
}
