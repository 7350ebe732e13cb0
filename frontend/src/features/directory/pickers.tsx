import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Button } from '~/components/Button'
import type { FieldProps } from '~/components/Field'
import { AddBox, ComboBox, type Option } from '~/components/Select'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { TerritoryKind } from '~/graphql/generated/graphql'
import styles from './pickers.module.css'
import { kinds as organisationKinds, territoryKinds } from './words'

const OrganisationOptions = graphql(`
  query OrganisationOptions($search: String) {
    organisations(search: $search, first: 20) {
      nodes {
        id
        name
        kind
        contact {
          city
        }
      }
    }
  }
`)

const TerritoryOptions = graphql(`
  query TerritoryOptions($search: String, $kinds: [TerritoryKind!]) {
    territories(search: $search, kinds: $kinds, first: 30) {
      nodes {
        code
        name
        kind
      }
    }
  }
`)

/** What was chosen, with its name: a draft that comes back shows it without asking the server. */
export type Chosen = Pick<Option, 'id' | 'label'>

interface OneProps extends FieldProps {
  value: Chosen | null
  onChange: (chosen: Chosen | null) => void
}
interface ManyProps extends FieldProps {
  value: readonly Chosen[]
  onChange: (chosen: Chosen[]) => void
}

/** Text typed to search, never the name of what is chosen already. */
function useSearch(chosen: Chosen | null) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed === chosen?.label ? '' : typed)
  return [search || null, setTyped] as const
}

function useOrganisationOptions(search: string | null): Option[] {
  const { data } = useQuery({ ...ask(OrganisationOptions, { search }), placeholderData: (before) => before })
  return (data?.organisations.nodes ?? []).map(({ id, name, kind, contact }) => ({
    id,
    label: name,
    detail: [organisationKinds[kind], contact.city].filter(Boolean).join(', '),
  }))
}

function useTerritoryOptions(search: string | null, kinds?: TerritoryKind[]): Option[] {
  const { data } = useQuery({
    ...ask(TerritoryOptions, { search, kinds }),
    placeholderData: (before) => before,
  })
  return (data?.territories.nodes ?? []).map(({ code, name, kind }) => ({
    id: code,
    label: name,
    detail: territoryKinds[kind],
  }))
}

function One({
  value,
  onChange,
  options,
  onSearch,
  ...field
}: OneProps & { options: readonly Option[]; onSearch: (text: string) => void }) {
  const all = value && !options.some(({ id }) => id === value.id) ? [value, ...options] : options
  return (
    <ComboBox
      {...field}
      options={all}
      value={value?.id ?? null}
      onSearch={onSearch}
      onChange={(id) => onChange(all.find((option) => option.id === id) ?? null)}
    />
  )
}

export function OrganisationPicker(props: OneProps) {
  const [search, onSearch] = useSearch(props.value)
  return <One {...props} options={useOrganisationOptions(search)} onSearch={onSearch} />
}

export function TerritoryPicker({ kinds, ...props }: OneProps & { kinds?: TerritoryKind[] }) {
  const [search, onSearch] = useSearch(props.value)
  return <One {...props} options={useTerritoryOptions(search, kinds)} onSearch={onSearch} />
}

/** Narrows a list to a territory. The page's address keeps its name beside its code, to show it when it is opened again. */
export function TerritoryFilter({
  code,
  name,
  onChange,
}: {
  code: string | undefined
  name: string | undefined
  onChange: (chosen: Chosen | null) => void
}) {
  return (
    <TerritoryPicker
      label="Territoire"
      isFilter
      value={code ? { id: code, label: name ?? code } : null}
      onChange={onChange}
    />
  )
}

/** Several, chosen one by one; each stays listed under the field until taken away. */
function Many({
  value,
  onChange,
  options,
  onSearch,
  ...field
}: ManyProps & { options: readonly Option[]; onSearch: (text: string) => void }) {
  const left = options.filter(({ id }) => !value.some((chosen) => chosen.id === id))
  return (
    <div className={styles.many}>
      <AddBox
        {...field}
        options={left}
        onSearch={onSearch}
        onAdd={(id) => {
          const option = left.find((candidate) => candidate.id === id)
          if (option) onChange([...value, { id: option.id, label: option.label }])
        }}
      />
      {value.length > 0 && (
        <ul aria-label={`${field.label} : choix faits`}>
          {value.map(({ id, label }) => (
            <li key={id}>
              {label}
              <Button
                kind="quiet"
                icon="close"
                onPress={() => onChange(value.filter((chosen) => chosen.id !== id))}
              >
                Retirer<span className="visually-hidden"> {label}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function OrganisationsPicker(props: ManyProps) {
  const [search, onSearch] = useSearch(null)
  return <Many {...props} options={useOrganisationOptions(search)} onSearch={onSearch} />
}

export function TerritoriesPicker({ kinds, ...props }: ManyProps & { kinds?: TerritoryKind[] }) {
  const [search, onSearch] = useSearch(null)
  return <Many {...props} options={useTerritoryOptions(search, kinds)} onSearch={onSearch} />
}
