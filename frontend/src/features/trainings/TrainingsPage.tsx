import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Checkbox } from '~/components/Choice'
import { EmptyState } from '~/components/EmptyState'
import { optionsOf } from '~/components/options'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { TerritoryFilter } from '~/features/directory/pickers'
import { themes } from '~/features/protocols/words'
import { request } from '~/graphql/client'
import type { Theme, TrainingsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore } from '~/graphql/pages'
import { useViewer } from '~/viewer/viewer'
import { TrainingsDocument } from './documents'
import { TrainingCard } from './TrainingCard'
import styles from './Trainings.module.css'

export interface TrainingsSearch {
  mot?: string
  theme?: Theme
  territoire?: string
  /** Name of the territory, so that a shared address says it. */
  lieu?: string
  places?: true
  passees?: true
}

/** The training catalogue of the territory. */
export function TrainingsPage({
  search,
  onSearch,
}: {
  search: TrainingsSearch
  onSearch: (search: TrainingsSearch) => void
}) {
  const viewer = useViewer()
  const word = useDeferredValue(search.mot ?? '')
  const variables = {
    search: word || null,
    territory: search.territoire ?? null,
    theme: search.theme ?? null,
    past: search.passees ?? false,
    withSeats: search.places ?? false,
  }
  const query = useInfiniteQuery({
    queryKey: ['trainings', variables],
    queryFn: ({ pageParam, signal }) =>
      request(TrainingsDocument, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ trainings: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    placeholderData: keepPreviousData,
  })
  const change = (part: TrainingsSearch) => onSearch({ ...search, ...part })
  const schedule = viewer?.mandates.some(({ status }) => status === 'CURRENT') && (
    <LinkButton kind="primary" icon="add" to="/formations/nouvelle">
      Programmer une formation
    </LinkButton>
  )
  return (
    <>
      <PageTitle
        title={search.passees ? 'Formations passées' : 'Formations croisées'}
        lead="Se former ensemble, justice et soin : mêmes mots, mêmes repères. Jamais sur un cas individuel."
        actions={schedule}
      />
      <search className={styles.filters}>
        <TextField
          label="Mot du titre ou du programme"
          isFilter
          value={search.mot ?? ''}
          onChange={(mot) => change({ mot: mot || undefined })}
          type="search"
        />
        <TerritoryFilter
          code={search.territoire}
          name={search.lieu}
          onChange={(place) => change({ territoire: place?.id, lieu: place?.label })}
        />
        <Select
          label="Thème"
          isFilter
          options={[{ id: '', label: 'Tous les thèmes' }, ...optionsOf(themes)]}
          value={search.theme ?? ''}
          onChange={(id) => change({ theme: (id || undefined) as Theme | undefined })}
        />
        <div>
          {!search.passees && (
            <Checkbox
              isSelected={search.places ?? false}
              onChange={(places) => change({ places: places || undefined })}
            >
              Avec des places libres
            </Checkbox>
          )}
          <Checkbox
            isSelected={search.passees ?? false}
            onChange={(passees) => change({ passees: passees || undefined, places: undefined })}
          >
            Formations passées
          </Checkbox>
        </div>
      </search>
      <Loaded query={query}>
        {({ pages }) => (
          <>
            <Results
              pages={pages}
              isFiltered={Boolean(search.mot ?? search.theme ?? search.territoire ?? search.places)}
              isPast={search.passees ?? false}
              onClear={() => onSearch({ passees: search.passees })}
            />
            <ShowMore query={query} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Results({
  pages,
  isFiltered,
  isPast,
  onClear,
}: {
  pages: readonly TrainingsQuery[]
  isFiltered: boolean
  isPast: boolean
  onClear: () => void
}) {
  const found = pages.flatMap(({ trainings }) => trainings.nodes)
  const total = pages[0]?.trainings.totalCount ?? found.length
  return (
    <>
      <p role="status" className={styles.count}>
        {total === 0 ? 'Aucune formation' : total === 1 ? '1 formation' : `${total} formations`}
      </p>
      {found.length > 0 ? (
        <ul className={styles.cards}>
          {found.map((training) => (
            <TrainingCard key={training.id} training={training} />
          ))}
        </ul>
      ) : isFiltered ? (
        <EmptyState
          title="Rien ne correspond"
          action={<Button onPress={onClear}>Effacer les filtres</Button>}
        >
          <p>Essayez un territoire plus large, un autre thème, ou les formations complètes.</p>
        </EmptyState>
      ) : isPast ? (
        <EmptyState title="Aucune formation passée">
          <p>Celles qui auront eu lieu resteront ici : vous pourrez les reprendre sans tout ressaisir.</p>
        </EmptyState>
      ) : (
        <EmptyState
          title="Aucune formation à venir"
          action={
            <LinkButton icon="add" to="/formations/nouvelle">
              Programmer une formation
            </LinkButton>
          }
        >
          <p>
            Une demi-journée suffit : un thème, un intervenant de chaque secteur, des places pour les deux.
            Vous pouvez aussi reprendre une formation passée.
          </p>
        </EmptyState>
      )}
    </>
  )
}
