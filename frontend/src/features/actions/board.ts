import type { ActionFieldsFragment, ActionState } from '~/graphql/generated/graphql'

type Action = Pick<ActionFieldsFragment, 'id' | 'state' | 'late' | 'dueOn' | 'owner'>

/** Whose actions: those of my posts, of my organisation, or all. */
export type Whose = 'moi' | 'organisation' | 'toutes'

interface Own {
  postIds: ReadonlySet<string>
  organisationIds: ReadonlySet<string>
}

export const ofWhom = <A extends Action>(actions: readonly A[], whose: Whose, own: Own): A[] =>
  actions.filter(
    ({ owner }) =>
      whose === 'toutes' ||
      (whose === 'moi' ? own.postIds.has(owner.id) : own.organisationIds.has(owner.organisation.id)),
  )

export interface Column<A> {
  title: string
  actions: A[]
}

/** Open ones by how near their day is; settled ones in one column. */
export function columnsOf<A extends Action>(
  actions: readonly A[],
  state: ActionState,
  soon: string,
): Column<A>[] {
  const inOrder = [...actions].sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  if (state !== 'OPEN') return [{ title: state === 'DONE' ? 'Faites' : 'Abandonnées', actions: inOrder }]
  return [
    { title: 'En retard', actions: inOrder.filter(({ late }) => late) },
    { title: 'Dans les 30 jours', actions: inOrder.filter(({ late, dueOn }) => !late && dueOn <= soon) },
    { title: 'Plus tard', actions: inOrder.filter(({ late, dueOn }) => !late && dueOn > soon) },
  ]
}
