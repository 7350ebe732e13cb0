import { fullName } from '~/features/people'

interface Person {
  givenName: string
  familyName: string
}

interface Trainer {
  /** The post's word, the person's name, or the name written. */
  name: string
  post: { cardinality: 'SINGLE' | 'TEAM'; holders: readonly { person: Person }[] } | null
  organisation: { name: string } | null
}

/** Who teaches: name, function and structure. Of a team, one person is meant only where there is one. */
export function trainerInWords({ name, post, organisation }: Trainer): string {
  const [first, ...others] = post?.holders ?? []
  const isOne = post?.cardinality === 'SINGLE' || others.length === 0
  const holder = isOne && first ? fullName(first.person) : null
  return [holder, name, organisation?.name].filter(Boolean).join(', ')
}
