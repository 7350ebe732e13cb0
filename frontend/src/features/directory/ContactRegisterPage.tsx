import { Card } from '~/components/Card'
import { DateField } from '~/components/DateField'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import { graphql } from '~/graphql/generated'
import type { ContactRegisterQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { MaybeLink } from '../MaybeLink'
import styles from './FinderPage.module.css'
import { TerritoryFilter } from './pickers'
import { capacities } from './words'

const ContactRegister = graphql(`
  query ContactRegister($territory: ID!, $on: Date, $after: String) {
    territory(code: $territory) {
      code
      name
      contactRegister(on: $on, first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          on
          organisation {
            id
            name
          }
          post {
            id
            label
          }
          referent
          holders {
            id
            capacity
            person {
              id
              givenName
              familyName
            }
          }
          history {
            from
            until
            vacant
            mandate {
              id
              capacity
              person {
                id
                givenName
                familyName
              }
            }
          }
        }
      }
    }
  }
`)

export interface ContactRegisterSearch {
  territoire?: string | undefined
  nom?: string | undefined
  le?: string | undefined
}

type Line = NonNullable<ContactRegisterQuery['territory']>['contactRegister']['nodes'][number]
type Stretch = Line['history'][number]

interface Props {
  search: ContactRegisterSearch
  onSearch: (search: ContactRegisterSearch) => void
}

/** Who is, and who was, the contact magistrate of each court; the gaps are said in words. */
export function ContactRegisterPage({ search, onSearch }: Props) {
  const { territoire, nom, le } = search
  return (
    <>
      <PageTitle
        title="Magistrats référents"
        trail={[{ label: 'Annuaire', link: { to: '/annuaire' } }]}
        lead="Qui est le contact de chaque tribunal en addictologie, qui l’a été, et quand personne ne l’était."
      />
      <div className="stack">
        <div className={`${styles.filters} no-print`}>
          <TerritoryFilter
            code={territoire}
            name={nom}
            onChange={(chosen) => onSearch({ ...search, territoire: chosen?.id, nom: chosen?.label })}
          />
          <DateField
            label="Au"
            isFilter
            value={le ?? null}
            onChange={(day) => onSearch({ ...search, le: day ?? undefined })}
          />
        </div>
        {territoire ? (
          <Register territory={territoire} on={le ?? null} />
        ) : (
          <EmptyState title="Choisissez un territoire">
            <p>Un département, un ressort de tribunal, une région.</p>
          </EmptyState>
        )}
      </div>
    </>
  )
}

function Register({ territory, on }: { territory: string; on: string | null }) {
  const query = usePages(ContactRegister, { territory, on }, ({ territory: found }) => found?.contactRegister)
  return (
    <>
      <Loaded query={query}>
        {({ pages }) => {
          const [first, ...others] = pages.flatMap(
            ({ territory: found }) => found?.contactRegister.nodes ?? [],
          )
          return !first ? (
            <EmptyState title="Aucun tribunal dans l’annuaire ici">
              <p>L’administrateur du territoire peut y ajouter les juridictions.</p>
            </EmptyState>
          ) : (
            <>
              <p role="status">
                {pages[0]?.territory?.name}, au {shortDate(first.on)}.
              </p>
              {[first, ...others].map((line) => (
                <Court key={line.post?.id ?? line.organisation.id} line={line} />
              ))}
            </>
          )
        }}
      </Loaded>
      <ShowMore query={query} />
    </>
  )
}

function Court({ line }: { line: Line }) {
  const { organisation, post, referent, holders, history } = line
  return (
    <Card title={organisation.name}>
      {post ? (
        <>
          <p>
            {post.label}, <MaybeLink id={organisation.id}>{organisation.name}</MaybeLink>{' '}
            {!referent ? (
              <StatusTag tone="neutral">N’est pas référent à cette date</StatusTag>
            ) : holders.length === 0 ? (
              <StatusTag tone="warn">Vacant à cette date</StatusTag>
            ) : (
              <StatusTag tone="success">
                {holders
                  .map(
                    ({ person, capacity }) => `${fullName(person)} (${capacities[capacity].toLowerCase()})`,
                  )
                  .join(', ')}
              </StatusTag>
            )}
          </p>
          <ul>
            {history.map((stretch) => (
              <li key={`${stretch.from} ${stretch.mandate?.id}`}>{inWords(stretch)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          <StatusTag tone="warn">Aucun poste désigné</StatusTag> Le représentant du tribunal désigne un poste
          dans la page « <MaybeLink id={organisation.id}>{organisation.name}</MaybeLink> ».
        </p>
      )}
    </Card>
  )
}

function inWords({ from, until, vacant, mandate }: Stretch): string {
  const who = vacant
    ? 'Vacant'
    : mandate
      ? `${fullName(mandate.person)} (${capacities[mandate.capacity].toLowerCase()})`
      : 'Un titulaire'
  return until ? `${who} du ${shortDate(from)} au ${shortDate(until)}` : `${who} depuis le ${shortDate(from)}`
}
