import { fullName } from '~/features/people'
import { found } from '~/graphql/found'
import type {
  PartnershipPostsQuery,
  PartyInput,
  PostChoiceFragment,
  RenewalKind,
  TermInput,
  TermKind,
} from '~/graphql/generated/graphql'
import { missing } from '~/graphql/problems'

/** What every form that describes a protocol shares. */
export interface AgreementValues {
  title: string
  parties: PartyInput[]
  ownerPostId: string | null
  term: TermValues
  reviewPeriodMonths: string
}

export interface TermValues {
  kind: TermKind
  months: string
  renewal: RenewalKind | null
  noticeDays: string
}

export const blankAgreement: AgreementValues = {
  title: '',
  parties: [],
  ownerPostId: null,
  term: { kind: 'OPEN', months: '36', renewal: 'TACIT', noticeDays: '90' },
  reviewPeriodMonths: '12',
}

/** Null when nothing was typed that reads as a whole number; the server says what is missing. */
export const wholeNumber = (text: string): number | null =>
  /^\d{1,4}$/.test(text.trim()) ? Number(text) : null

export const termInput = ({ kind, months, renewal, noticeDays }: TermValues): TermInput =>
  kind === 'OPEN'
    ? { kind }
    : { kind, months: wholeNumber(months), renewal, noticeDays: wholeNumber(noticeDays) }

export const checkOwner = ({ ownerPostId }: Pick<AgreementValues, 'ownerPostId'>) =>
  ownerPostId ? [] : [missing('ownerPostId', 'Choisissez le poste responsable des revues.')]

export type Member = NonNullable<ReturnType<typeof membersOf>>[number]

export interface PostOption extends PostChoiceFragment {
  organisationName: string
}

/** The organisations of a partnership, each with the posts that may sign for it: its own and its parent's. */
export function membersOf(pages: readonly PartnershipPostsQuery[]) {
  return pages
    .flatMap(({ node }) => found(node)?.members.nodes ?? [])
    .map(({ organisation }) => {
      const posts: PostOption[] = [
        ...organisation.posts.map((post) => ({ ...post, organisationName: organisation.name })),
        ...(organisation.parent?.posts.map((post) => ({
          ...post,
          organisationName: organisation.parent?.name ?? '',
        })) ?? []),
      ]
      return { ...organisation, posts, signatories: posts.filter(({ signatory }) => signatory) }
    })
}

/** Posts held by one person at a time can answer for the reviews. */
export function ownerOptions(members: readonly Member[]) {
  const posts = new Map(
    members.flatMap(({ posts }) =>
      posts.filter(({ cardinality }) => cardinality === 'SINGLE').map((post) => [post.id, post] as const),
    ),
  )
  return [...posts.values()].map(postOption)
}

export const postOption = (post: PostOption) => ({
  id: post.id,
  label: `${post.label}, ${post.organisationName}`,
  detail: holderNames(post),
})

export const holderNames = ({ holders }: Pick<PostOption, 'holders'>): string =>
  holders.map(({ person }) => fullName(person)).join(', ') || 'Poste vacant'
