import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EmptyState } from '~/components/EmptyState'
import { ComboBox } from '~/components/Select'
import {
  draftablePartnerships,
  type Ground,
  InPartnership,
  partnershipsIn,
} from '~/features/protocols/PartnershipGate'
import { Loaded } from '~/graphql/Loaded'

/** In which partnership a meeting is convened: asked only when there are several. */
export function PartnershipChoice({
  chosen,
  onChoose,
  children,
}: {
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
            <EmptyState title="Vous ne pouvez pas encore réunir de partenaires">
              Il faut un poste dans une organisation membre d’un partenariat.
            </EmptyState>
          )
        const id = options.length === 1 ? only.id : chosen
        return (
          <div className="stack">
            {options.length > 1 && (
              <ComboBox
                label="Partenariat"
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
