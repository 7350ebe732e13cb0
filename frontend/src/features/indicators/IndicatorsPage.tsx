import { useQuery } from '@tanstack/react-query'
import { Card } from '~/components/Card'
import { DateField } from '~/components/DateField'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { Progress } from '~/components/Progress'
import { shortDate } from '~/dates/dates'
import { ask } from '~/graphql/ask'
import { Loaded } from '~/graphql/Loaded'
import { askAll, ShowMore, usePages } from '~/graphql/pages'
import { useToday } from '~/viewer/viewer'
import { TerritoryFilter } from '../directory/pickers'
import { MaybeLink } from '../MaybeLink'
import { CoverageTable } from './CoverageTable'
import { countInWords, shareOf } from './counts'
import { CoverageDocument, IndicatorsDocument, PartnershipsInNumbersDocument } from './documents'
import { Figures } from './Figures'
import styles from './Indicators.module.css'
import { Trend } from './Trend'
import { exportHref, figureWords } from './words'

export interface IndicatorsSearch {
  /** Code and name of the territory, so that a link shows both at once. */
  territoire?: string | undefined
  nom?: string | undefined
  le?: string | undefined
}

interface Props {
  search: IndicatorsSearch
  onSearch: (search: IndicatorsSearch) => void
}

/** The figure that the small pictures show: the one at the heart of a partnership. */
const shown = 'PROTOCOLS_REVIEWED_IN_PERIOD'

export function IndicatorsPage({ search, onSearch }: Props) {
  const { territoire: territory, nom, le: on } = search
  const today = useToday()
  const variables = { territory: territory ?? null, on: on ?? null }
  return (
    <>
      <PageTitle
        title="Indicateurs"
        trail={[{ label: 'Partenariats', link: { to: '/partenariats' } }]}
        lead={
          territory
            ? `Ce qui tient et ce qui manque, ${nom ?? territory}.`
            : 'Ce qui tient et ce qui manque dans les partenariats que vous suivez.'
        }
      />
      <div className="stack">
        <div className={`${styles.filters} no-print`}>
          <TerritoryFilter
            code={territory}
            name={nom}
            onChange={(chosen) => onSearch({ ...search, territoire: chosen?.id, nom: chosen?.label })}
          />
          <DateField
            label="Au"
            isFilter
            max={today}
            value={on ?? null}
            onChange={(le) => onSearch({ ...search, le: le ?? undefined })}
          />
        </div>
        <Together variables={variables} />
        <OneByOne variables={variables} />
        <Coverage variables={variables} />
      </div>
    </>
  )
}

interface Wanted {
  variables: { territory: string | null; on: string | null }
}

function Together({ variables }: Wanted) {
  const query = useQuery(ask(IndicatorsDocument, variables))
  const wanted = { territory: variables.territory ?? undefined, on: variables.on ?? undefined }
  return (
    <Loaded query={query}>
      {({ indicators: { health } }) => (
        <Card title="Tous ensemble">
          <p>Au {shortDate(health.on)}.</p>
          <Figures figures={health.figures} wanted={wanted} />
        </Card>
      )}
    </Loaded>
  )
}

function OneByOne({ variables }: Wanted) {
  const query = usePages(
    PartnershipsInNumbersDocument,
    variables,
    ({ indicators }) => indicators.partnerships,
  )
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const nodes = pages.flatMap(({ indicators }) => indicators.partnerships.nodes)
        if (nodes.length === 0)
          return (
            <EmptyState title="Aucun partenariat à compter ici">
              <p>
                Les indicateurs sont lus par les coordinateurs, les représentants des structures membres, les
                observateurs et les administrateurs du territoire. Choisissez un autre territoire.
              </p>
            </EmptyState>
          )
        return (
          <Card title="Territoire par territoire">
            <p>{figureWords[shown].title}, sur 24 mois. Le trait en pointillé est le but : tous à jour.</p>
            <ul className={styles.tiles}>
              {nodes.map(({ partnership, health }) => {
                const figure = health.figures.find(({ kind }) => kind === shown)
                if (!figure) return null
                const share = shareOf(figure)
                return (
                  <li key={partnership.id}>
                    <p className={styles.tileTitle}>
                      {partnership.territories.map(({ name }) => name).join(', ')}
                    </p>
                    <p className={styles.tileMeta}>
                      <MaybeLink id={partnership.id}>{partnership.name}</MaybeLink>
                    </p>
                    {share === null ? (
                      <p>Aucun protocole en vigueur</p>
                    ) : (
                      <Progress label="À jour" value={100 * share} detail={countInWords(figure)} />
                    )}
                    <Trend points={figure.trend} />
                  </li>
                )
              })}
            </ul>
            <ShowMore query={query} />
          </Card>
        )
      }}
    </Loaded>
  )
}

function Coverage({ variables }: Wanted) {
  const query = useQuery(askAll(CoverageDocument, variables, ({ indicators }) => indicators.coverage))
  const href = exportHref('couverture', {
    territory: variables.territory ?? undefined,
    on: variables.on ?? undefined,
  })
  return (
    <Loaded query={query}>
      {(pages) => {
        const rows = pages.flatMap(({ indicators }) => indicators.coverage.nodes)
        return (
          <Card title="Couverture des tribunaux">
            {rows.length === 0 ? (
              <p>Aucun tribunal n’est enregistré ici. L’administrateur du territoire peut en ajouter.</p>
            ) : (
              <div className="stack">
                <CoverageTable rows={rows} caption="Ce qui couvre chaque tribunal" />
                <p className="no-print">
                  <a href={href} download>
                    Télécharger la couverture (CSV)
                  </a>
                </p>
              </div>
            )}
          </Card>
        )
      }}
    </Loaded>
  )
}
