import { useState } from 'react'
import { Button } from '~/components/Button'
import { barePart, nodeId } from '~/features/nodeIds'
import type { RetractableKind } from './kinds'
import { RetractDialog } from './RetractDialog'

interface Props {
  /** What it is, for those who hear one button among others. */
  name: string
  /** Without one, nobody may retract here. */
  partnershipId: string | undefined
  kind: RetractableKind
  /** Id of what the texts belong to; where several rows have no id of their own, of what they stand in. */
  of: string
  /** Its texts; those that are empty have nothing to retract. */
  parts: readonly { field: string; label: string; text: string | null | undefined }[]
}

/** For whoever notices that a text speaks of one person: discreet, beside every text. */
export function RetractButton({ name, partnershipId, kind, of, parts }: Props) {
  const [isOpen, setOpen] = useState(false)
  const written = parts.flatMap(({ text, ...part }) => (text ? [{ ...part, text }] : []))
  if (written.length === 0 || !partnershipId) return null
  return (
    <span className="no-print">
      <Button kind="quiet" onPress={() => setOpen(true)}>
        Retirer un texte sur une personne…<span className="visually-hidden"> : {name}</span>
      </Button>
      {isOpen && (
        <RetractDialog
          partnershipId={partnershipId}
          subjectId={nodeId(kind, barePart(of))}
          parts={written}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  )
}
