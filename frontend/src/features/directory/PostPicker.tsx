import { useQuery } from '@tanstack/react-query'
import { Select } from '~/components/Select'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import { type Chosen, OrganisationPicker } from './pickers'

const PostsOfOrganisation = graphql(`
  query PostsOfOrganisation($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        __typename
        id
        posts {
          id
          label
          cardinality
        }
      }
    }
  }
`)

export interface PostChoice {
  organisation: Chosen | null
  postId: string | null
}

/** A post, found through its organisation; `isSingle` leaves out teams, which cannot answer for anything. */
export function PostPicker({
  organisationLabel,
  postLabel,
  hint,
  isSingle = false,
  isFilter = false,
  value: { organisation, postId },
  onChange,
  error,
}: {
  organisationLabel: string
  postLabel: string
  hint?: string
  isSingle?: boolean
  /** Chooses what is shown: nothing is filled in. */
  isFilter?: boolean
  value: PostChoice
  onChange: (choice: PostChoice) => void
  error?: string | undefined
}) {
  const { data } = useQuery({
    ...ask(PostsOfOrganisation, { id: organisation?.id ?? '' }),
    enabled: organisation !== null,
  })
  const posts = data?.node?.__typename === 'Organisation' ? data.node.posts : []
  const options = posts
    .filter(({ cardinality }) => !isSingle || cardinality === 'SINGLE')
    .map(({ id, label }) => ({ id, label }))
  return (
    <>
      <OrganisationPicker
        label={organisationLabel}
        hint={hint}
        isFilter={isFilter}
        value={organisation}
        onChange={(chosen) => onChange({ organisation: chosen, postId: null })}
      />
      {organisation && (
        <Select
          label={postLabel}
          isFilter={isFilter}
          placeholder={options.length > 0 ? 'Choisir…' : 'Aucun poste de ce genre'}
          options={options}
          value={postId}
          error={error}
          onChange={(id) => onChange({ organisation, postId: id })}
        />
      )}
    </>
  )
}
