import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '~/components/Button'
import { ClauseDiff, type ClauseComparison as Shown } from '~/components/Diff'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { shortDate } from '~/dates/dates'
import { PdfButton } from '~/features/documents/PdfButton'
import { barePart, nodeId } from '~/features/nodeIds'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { CompareVersionsQuery, ProtocolVersionsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { CompareDocument, VersionsDocument } from './documents/comparison'
import styles from './ProtocolPage.module.css'
import { versionStatuses } from './words'

type Versions = Extract<NonNullable<ProtocolVersionsQuery['node']>, { title: string }>
type Compared = Extract<NonNullable<CompareVersionsQuery['node']>, { title: string }>

export function ComparePage({
  id,
  from,
  to,
}: {
  id: string
  from: string | undefined
  to: string | undefined
}) {
  const query = useQuery(ask(VersionsDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const protocol = found<Versions>(node)
        if (!protocol) return <MissingPage />
        // Without a choice: the latest against the one before it.
        const [latest, before] = protocol.versions
        const chosen = {
          from: from ? nodeId('version', from) : before?.id,
          to: to ? nodeId('version', to) : latest?.id,
        }
        return (
          <>
            <PageTitle
              title="Comparer deux versions"
              lead="Chaque changement porte son mot : « ajouté » ou « supprimé ». Les clauses sans changement sont repliées."
              trail={[
                { label: 'Protocoles', link: { to: '/protocoles' } },
                {
                  label: protocol.title,
                  link: { to: '/protocoles/$id', params: { id: barePart(protocol.id) } },
                },
              ]}
              actions={
                <>
                  {chosen.from && chosen.to && (
                    <PdfButton
                      key={`${chosen.from} ${chosen.to}`}
                      kind="VERSION_COMPARISON"
                      subjectId={chosen.to}
                      comparedWithId={chosen.from}
                    />
                  )}
                  <Button icon="document" onPress={() => window.print()}>
                    Imprimer
                  </Button>
                </>
              }
            />
            {chosen.from && chosen.to ? (
              <div className="stack">
                <Choice protocol={protocol} from={chosen.from} to={chosen.to} />
                <Comparison id={id} from={chosen.from} to={chosen.to} />
              </div>
            ) : (
              <EmptyState title="Il n’y a qu’une version">
                La comparaison viendra avec la prochaine : elle montrera, clause par clause, ce qui change.
              </EmptyState>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function Choice({ protocol, from, to }: { protocol: Versions; from: string; to: string }) {
  const navigate = useNavigate()
  const options = protocol.versions.map(({ id, number, status, inForceFrom }) => ({
    id,
    label: `Version ${number}, ${(inForceFrom ? `en vigueur le ${shortDate(inForceFrom)}` : versionStatuses[status].word).toLowerCase()}`,
  }))
  const choose = (de: string, a: string) =>
    void navigate({
      to: '/protocoles/$id/comparer',
      params: { id: barePart(protocol.id) },
      search: { de: barePart(de), a: barePart(a) },
      replace: true,
    })
  return (
    <div className={`${styles.choice} no-print`}>
      <Select
        label="Partir de"
        options={options}
        value={from}
        onChange={(id) => id && choose(id, to)}
        isFilter
      />
      <Select
        label="Aller vers"
        options={options}
        value={to}
        onChange={(id) => id && choose(from, id)}
        isFilter
      />
    </div>
  )
}

function Comparison({ id, from, to }: { id: string; from: string; to: string }) {
  const query = useQuery({ ...ask(CompareDocument, { id, from, to }), placeholderData: keepPreviousData })
  return (
    <Loaded query={query}>
      {({ node }) => {
        const comparison = found<Compared>(node)?.compareVersions
        if (!comparison) return <p>Ces deux versions ne peuvent pas être comparées.</p>
        const clauses = comparison.clauses.map(shown)
        return (
          <section
            aria-label={`De la version ${comparison.from.number} à la version ${comparison.to.number}`}
          >
            <h2>
              De la version {comparison.from.number} à la version {comparison.to.number}
            </h2>
            <p role="status">{summary(clauses)}</p>
            <ClauseDiff clauses={clauses} />
          </section>
        )
      }}
    </Loaded>
  )
}

type Pair = NonNullable<Compared['compareVersions']>['clauses'][number]

function shown({ change, before, after, segments }: Pair): Shown {
  const clause = after ?? before
  const moved = before && after && before.number !== after.number ? ` (était la clause ${before.number})` : ''
  const renamed =
    before && after && before.title !== after.title ? ` — titre précédent : « ${before.title} »` : ''
  return {
    id: clause?.id ?? '',
    title: `${clause?.number}. ${clause?.title}${moved}${renamed}`,
    change,
    segments,
  }
}

const counted = (count: number, one: string, many: string) =>
  count > 0 ? [`${count}\u00a0${count > 1 ? many : one}`] : []

function summary(clauses: readonly Shown[]): string {
  const count = (change: Shown['change']) => clauses.filter((clause) => clause.change === change).length
  const parts = [
    ...counted(count('CHANGED'), 'clause modifiée', 'clauses modifiées'),
    ...counted(count('ADDED'), 'ajoutée', 'ajoutées'),
    ...counted(count('REMOVED'), 'supprimée', 'supprimées'),
    ...counted(count('MOVED'), 'déplacée', 'déplacées'),
  ]
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Les deux textes sont les mêmes.'
}
