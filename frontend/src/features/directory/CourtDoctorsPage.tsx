import { useQuery } from '@tanstack/react-query'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { CourtDoctorsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MaybeLink } from '../MaybeLink'
import { HolderList } from './HolderList'
import { TerritoryFilter } from './pickers'
import { VacantTag } from './VacantTag'

const CourtDoctorsDocument = graphql(`
  query CourtDoctors($code: ID!) {
    territory(code: $code) {
      tribunals {
        code
        name
        courtDoctors {
          id
          kind
          label
          vacantSince
          organisation {
            id
            name
          }
          holders {
            ...HolderFields
          }
        }
      }
    }
  }
`)

export interface CourtDoctorsSearch {
  territoire?: string
  /** Name of the territory, so that a shared address says it. */
  lieu?: string
}

type Court = NonNullable<CourtDoctorsQuery['territory']>['tribunals'][number]
type Doctor = Court['courtDoctors'][number]

/** The relay and coordinating doctors of each court: who holds the posts, how long they have been vacant. */
export function CourtDoctorsPage({
  search,
  onSearch,
}: {
  search: CourtDoctorsSearch
  onSearch: (search: CourtDoctorsSearch) => void
}) {
  const code = search.territoire
  return (
    <>
      <PageTitle
        title="Médecins des tribunaux"
        lead="Le médecin relais suit l’injonction thérapeutique ; le médecin coordonnateur, l’injonction de soins. Ce sont deux mesures différentes."
        trail={[{ label: 'Annuaire', link: { to: '/annuaire' } }]}
      />
      <div className="stack">
        <search>
          <TerritoryFilter
            code={code}
            name={search.lieu}
            onChange={(place) => onSearch({ territoire: place?.id, lieu: place?.label })}
          />
        </search>
        {code ? (
          <Courts code={code} />
        ) : (
          <EmptyState title="Choisissez un territoire">
            <p>Un département, un ressort de cour d’appel, une région : ses tribunaux s’affichent.</p>
          </EmptyState>
        )}
      </div>
    </>
  )
}

function Courts({ code }: { code: string }) {
  const query = useQuery(ask(CourtDoctorsDocument, { code }))
  return (
    <Loaded query={query}>
      {({ territory }) =>
        territory && territory.tribunals.length > 0 ? (
          territory.tribunals.map((court) => (
            <Card key={court.code} title={court.name}>
              <Doctors
                title="Médecins relais"
                doctors={court.courtDoctors.filter(({ kind }) => kind === 'RELAY_DOCTOR')}
              />
              <Doctors
                title="Médecins coordonnateurs"
                doctors={court.courtDoctors.filter(({ kind }) => kind === 'COORDINATING_DOCTOR')}
              />
            </Card>
          ))
        ) : (
          <EmptyState title="Aucun tribunal n’est encore décrit ici">
            <p>L’administrateur du territoire ajoute les tribunaux dans la page Administration.</p>
          </EmptyState>
        )
      }
    </Loaded>
  )
}

function Doctors({ title, doctors }: { title: string; doctors: readonly Doctor[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {doctors.length === 0 ? (
        <p>Aucun poste n’est décrit. La structure où il s’exerce peut l’ajouter à son équipe.</p>
      ) : (
        <ItemList>
          {doctors.map(({ id, label, organisation, vacantSince, holders }) => (
            <Item
              key={id}
              title={label}
              meta={<MaybeLink id={organisation.id}>{organisation.name}</MaybeLink>}
              status={holders.length === 0 && <VacantTag since={vacantSince} />}
            >
              <HolderList holders={holders} />
            </Item>
          ))}
        </ItemList>
      )}
    </section>
  )
}
