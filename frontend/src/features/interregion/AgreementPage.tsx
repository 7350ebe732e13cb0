import { useQuery } from '@tanstack/react-query'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { MomentText } from '~/components/DateText'
import { PageTitle } from '~/components/PageTitle'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { askAll, RestElsewhere } from '~/graphql/pages'
import { MissingPage } from '~/pages/errors'
import { MaybeLink } from '../MaybeLink'
import { barePart, nodeId } from '../nodeIds'
import { CensusCard } from './CensusCard'
import {
  type Agreement,
  AgreementDocument,
  type Ground,
  type Now,
  type Opened,
  ParticipantsDocument,
  ParticipantsToComeDocument,
  type ToCome,
} from './documents'
import { FrameCard } from './FrameCard'
import styles from './Interregion.module.css'
import { RoleCard } from './RoleCard'

const isOpened = (ground: Ground | null): ground is Opened => ground?.interTerritoryAgreement != null

export function AgreementPage({ id }: { id: string }) {
  const query = useQuery(ask(AgreementDocument, { id: nodeId('partnership', id) }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const ground = found<Ground>(node)
        return isOpened(ground) ? <WithParticipants ground={ground} /> : <MissingPage />
      }}
    </Loaded>
  )
}

/** Sums, filters and order need all of them. */
function WithParticipants({ ground }: { ground: Opened }) {
  const { id } = ground
  const now = useQuery(
    askAll(
      ParticipantsDocument,
      { id },
      ({ node }) => found<Now>(node)?.interTerritoryAgreement?.participants,
    ),
  )
  const toCome = useQuery(
    askAll(
      ParticipantsToComeDocument,
      { id },
      ({ node }) => found<ToCome>(node)?.interTerritoryAgreement?.participantsToCome,
    ),
  )
  return (
    <Loaded query={now}>
      {(pages) => (
        <Loaded query={toCome}>
          {(later) => (
            <Body
              ground={{
                ...ground,
                participants: pages.flatMap(
                  ({ node }) => found<Now>(node)?.interTerritoryAgreement?.participants.nodes ?? [],
                ),
                participantsToCome: later.flatMap(
                  ({ node }) => found<ToCome>(node)?.interTerritoryAgreement?.participantsToCome.nodes ?? [],
                ),
              }}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

function Body({ ground }: { ground: Agreement }) {
  const params = { id: barePart(ground.id) }
  return (
    <>
      <PageTitle
        title={ground.name}
        lead={`Accord inter-régional : ${ground.territories.map(({ name }) => name).join(', ')}. Aucune situation individuelle n’est traitée ici : les équipes se parlent directement.`}
        trail={[{ label: 'Accords inter-régionaux', link: { to: '/inter-regional' } }]}
        actions={
          <>
            <LinkButton icon="people" to="/partenariats/$id" params={params}>
              Tout le partenariat
            </LinkButton>
            <Button icon="document" onPress={() => window.print()}>
              Imprimer
            </Button>
          </>
        }
      />
      <div className="stack">
        <Figures ground={ground} />
        <CensusCard ground={ground} />
        <RoleCard ground={ground} duty="REFERRING" />
        <RoleCard ground={ground} duty="EXPERT" />
        <FrameCard ground={ground} />
        <Exchanges ground={ground} />
      </div>
    </>
  )
}

/** What a director sees first. */
function Figures({ ground }: { ground: Agreement }) {
  const { receiving, toConfirm, places, referring, supporting } = ground.interTerritoryAgreement.figures
  const figures = [
    {
      number: places,
      words: ['place proposée', 'places proposées'],
    },
    {
      number: receiving,
      words: ['structure accueille', 'structures accueillent'],
      detail:
        receiving === 0
          ? undefined
          : toConfirm === 0
            ? 'toutes confirmées depuis moins de six mois'
            : `dont ${toConfirm} à confirmer`,
    },
    { number: referring, words: ['structure adresse', 'structures adressent'] },
    { number: supporting, words: ['équipe hospitalière appuie', 'équipes hospitalières appuient'] },
  ]
  return (
    <ul className={styles.figures} aria-label="L’accord en bref">
      {figures.map(({ number, words: [one, more], detail }) => (
        <li key={more}>
          <p>
            <strong className={styles.number}>{number}</strong> {number > 1 ? more : one}
          </p>
          {detail && <p className={styles.soft}>{detail}</p>}
        </li>
      ))}
    </ul>
  )
}

function Exchanges({ ground: { id, events, viewerCanDraftProtocols: canConvene } }: { ground: Agreement }) {
  return (
    <Card
      title="Échanges à venir"
      actions={
        canConvene && (
          <LinkButton icon="add" to="/evenements/nouveau" search={{ partenariat: id }}>
            Proposer un échange
          </LinkButton>
        )
      }
    >
      {events.nodes.length === 0 ? (
        <p>
          Aucun échange n’est prévu entre ceux qui adressent et ceux qui accueillent.
          {canConvene && ' Proposez une date.'}
        </p>
      ) : (
        <ItemList>
          {events.nodes.map(({ id, title, startsAt, timeZone }) => (
            <Item
              key={id}
              title={<MaybeLink id={id}>{title}</MaybeLink>}
              meta={startsAt ? <MomentText instant={startsAt} zone={timeZone} /> : 'Date à choisir'}
            />
          ))}
        </ItemList>
      )}
      <RestElsewhere of={events}>Les rencontres suivantes sont dans l’agenda.</RestElsewhere>
    </Card>
  )
}
