import { useEffect, useRef } from 'react'
import { Button } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { ActionState } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { SetActionStateDocument } from './documents'

export interface SettledAction {
  id: string
  title: string
  state: ActionState
}

/** The row has left the list: what was done, and the way back. The focus waits here. */
export function UndoNotice({ settled, onClose }: { settled: SettledAction | null; onClose: () => void }) {
  const act = useAct(SetActionStateDocument)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (settled) place.current?.focus()
  }, [settled])
  const undo = async () => {
    if (settled && (await act.send({ actionId: settled.id, state: 'OPEN' }))) onClose()
  }
  return (
    <div ref={place} tabIndex={-1} className="no-print">
      {settled && (
        <Notice
          tone="success"
          title={
            settled.state === 'DONE'
              ? `« ${settled.title} » est faite`
              : `« ${settled.title} » est abandonnée`
          }
          isLive
          actions={
            <>
              <Button icon="back" isPending={act.isPending} onPress={() => void undo()}>
                Revenir en arrière
              </Button>
              <Button kind="quiet" onPress={onClose}>
                Fermer ce message
              </Button>
            </>
          }
        />
      )}
      <ActFeedback act={act} />
    </div>
  )
}
