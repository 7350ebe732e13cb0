import { useState } from 'react'
import { Button } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { DraftStore } from './store'

export const drafts = new DraftStore(sessionStorage, () => new Date().toISOString())

interface DraftState<T> {
  value: T
  set: (value: T) => void
  /** A text from before a reload or a lost session is on the screen and has not been sent. */
  isRestored: boolean
  /** The tab's storage refused the text: it would be lost with the page. */
  isUnkept: boolean
  /** Back to what the server holds. */
  drop: () => void
  /** After a successful save, once `saved` holds what was sent. */
  sent: () => void
}

function load<T>(key: string, saved: T) {
  const kept = drafts.read<T>(key)
  return {
    key,
    value: kept ? kept.value : saved,
    isTyped: kept !== null,
    isRestored: kept !== null,
    isUnkept: false,
  }
}

/** A form's values, kept in the tab while they differ from what the server holds. */
export function useDraft<T>(key: string, saved: T): DraftState<T> {
  const [state, setState] = useState(() => load(key, saved))
  // The same form shown for another thing.
  if (state.key !== key) setState(load(key, saved))

  const set = (value: T) => {
    const kept = drafts.keep(key, value)
    setState((before) => ({ ...before, value, isTyped: true, isUnkept: !kept }))
  }
  const clear = () => {
    drafts.forget(key)
    setState((before) => ({ ...before, isTyped: false, isRestored: false, isUnkept: false }))
  }

  return {
    // Until something is typed the form follows the server.
    value: state.isTyped ? state.value : saved,
    set,
    isRestored: state.isRestored,
    isUnkept: state.isUnkept,
    drop: clear,
    sent: clear,
  }
}

/** Above a form whose text was restored. */
export function DraftNotice({
  draft,
}: {
  draft: Pick<DraftState<unknown>, 'isRestored' | 'isUnkept' | 'drop'>
}) {
  if (draft.isUnkept)
    return (
      <Notice tone="warn" title="Votre texte n’a pas pu être gardé" isLive>
        <p>Enregistrez-le avant de quitter cette page : l’espace de cet onglet est plein.</p>
      </Notice>
    )
  if (!draft.isRestored) return null
  return (
    <Notice
      tone="info"
      title="Votre texte a été gardé dans cet onglet"
      isLive
      actions={
        <Button kind="quiet" onPress={draft.drop}>
          Abandonner ce texte
        </Button>
      }
    >
      <p>
        Il n’est pas encore enregistré. Relisez-le, puis enregistrez. Il disparaîtra si vous fermez l’onglet.
      </p>
    </Notice>
  )
}
