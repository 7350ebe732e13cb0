import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EmptyState } from '~/components/EmptyState'
import { ComboBox } from '~/components/Select'
import { found } from '~/graphql/found'
import type { DraftablePartnershipsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { askAll } from '~/graphql/pages'
import { type Member, membersOf } from './agreement'
import { DraftablePartnershipsDocument, PartnershipPostsDocument } from './documents/agreement'

export interface Ground {
  partnershipId: string
  timeZone: string
  now: string
  members: readonly Member[]
}

/** All that the person reads: a choice needs them whole. */
export const draftablePartnerships = askAll(
  DraftablePartnershipsDocument,
  {},
  ({ partnerships }) => partnerships,
)

export const partnershipsIn = (pages: readonly DraftablePartnershipsQuery[]) =>
  pages.flatMap(({ partnerships }) => partnerships.nodes)

/** In which partnership something is done: asked only when there are several; then its members and their posts. */
export function PartnershipGate({
  act,
  hint,
  chosen,
  onChoose,
  children,
}: {
  /** What cannot be done without a partnership: « écrire de protocole ». */
  act: string
  hint?: string
  chosen: string | undefined
  onChoose: (id: string) => void
  children: (ground: Ground) => ReactNode
}) {
  const query = useQuery(draftablePartnerships)
  return (
    <Loaded query={query}>
      {(pages) => {
        const options = partnershipsIn(pages).filter(({ viewerCanDraftProtocols }) => viewerCanDraftProtocols)
        const [only] = options
        if (!only)
          return (
            <EmptyState title={`Vous ne pouvez pas encore ${act}`}>
              Il faut un poste dans une organisation membre d’un partenariat. Demandez au poste coordinateur
              de votre territoire de l’ajouter.
            </EmptyState>
          )
        const id = options.length === 1 ? only.id : chosen
        return (
          <div className="stack">
            {options.length > 1 && (
              <ComboBox
                label="Partenariat"
                hint={hint}
                options={options.map(({ id, name }) => ({ id, label: name }))}
                value={id ?? null}
                onChange={(value) => value && onChoose(value)}
                isRequired
              />
            )}
            {id && <InPartnership id={id}>{children}</InPartnership>}
          </div>
        )
      }}
    </Loaded>
  )
}

export function InPartnership({ id, children }: { id: string; children: (ground: Ground) => ReactNode }) {
  const query = useQuery(askAll(PartnershipPostsDocument, { id }, ({ node }) => found(node)?.members))
  return (
    <Loaded query={query}>
      {(pages) => {
        const [first] = pages
        return (
          first &&
          children({
            partnershipId: id,
            timeZone: found(first.node)?.timeZone ?? 'Europe/Paris',
            now: first.site.now,
            members: membersOf(pages),
          })
        )
      }}
    </Loaded>
  )
}
