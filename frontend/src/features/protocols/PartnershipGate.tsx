import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EmptyState } from '~/components/EmptyState'
import { Select } from '~/components/Select'
import { found } from '~/graphql/found'
import { ask, Loaded } from '~/graphql/Loaded'
import { type Member, membersOf } from './agreement'
import { DraftablePartnershipsDocument, PartnershipPostsDocument } from './documents/agreement'

export interface Ground {
  partnershipId: string
  timeZone: string
  now: string
  members: readonly Member[]
}

/** In which partnership something is written: asked only when there are several; then its members and their posts. */
export function PartnershipGate({
  chosen,
  onChoose,
  children,
}: {
  chosen: string | undefined
  onChoose: (id: string) => void
  children: (ground: Ground) => ReactNode
}) {
  const query = useQuery(ask(DraftablePartnershipsDocument, {}))
  return (
    <Loaded query={query}>
      {({ partnerships }) => {
        const options = partnerships.nodes.filter(({ viewerCanDraftProtocols }) => viewerCanDraftProtocols)
        const [only] = options
        if (!only)
          return (
            <EmptyState title="Vous ne pouvez pas encore écrire de protocole">
              Il faut un poste dans une organisation membre d’un partenariat. Demandez au poste coordinateur
              de votre territoire de l’ajouter.
            </EmptyState>
          )
        const id = options.length === 1 ? only.id : chosen
        return (
          <div className="stack">
            {options.length > 1 && (
              <Select
                label="Partenariat"
                hint="L’accord réunira des organisations membres de ce partenariat."
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
  const query = useQuery(ask(PartnershipPostsDocument, { id }))
  return (
    <Loaded query={query}>
      {(data) =>
        children({
          partnershipId: id,
          timeZone: found(data.node)?.timeZone ?? 'Europe/Paris',
          now: data.site.now,
          members: membersOf(data),
        })
      }
    </Loaded>
  )
}
