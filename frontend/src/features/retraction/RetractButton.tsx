import { useState } from 'react'
import { Button } from '~/components/Button'
import { type RetractableText, RetractDialog } from './RetractDialog'

/** For whoever notices that a text speaks of one person: discreet, on every page of texts. */
export function RetractButton({ name, ...text }: RetractableText & { name: string }) {
  const [isOpen, setOpen] = useState(false)
  if (text.parts.length === 0) return null
  return (
    <span className="no-print">
      <Button kind="quiet" onPress={() => setOpen(true)}>
        Retirer un texte sur une personne…<span className="visually-hidden"> : {name}</span>
      </Button>
      {isOpen && <RetractDialog {...text} onClose={() => setOpen(false)} />}
    </span>
  )
}
