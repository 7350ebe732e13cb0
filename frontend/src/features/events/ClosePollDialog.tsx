import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ClosePollDocument } from './documents'
import { PlaceFields } from './PlaceFields'

interface Props {
  eventId: string
  optionId: string
  /** In words. */
  date: string
  onClose: () => void
}

/** The date is chosen once, with where people meet: everybody is invited at once. */
export function ClosePollDialog({ eventId, optionId, date, onClose }: Props) {
  const form = useForm({
    draft: `event.close.${eventId}`,
    saved: { place: '', videoLink: '' },
    act: ClosePollDocument,
    input: ({ place, videoLink }) => ({
      eventId,
      optionId,
      place: place || null,
      videoLink: videoLink || null,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title="Retenir cette date ?" isOpen onClose={onClose} isQuestion>
      <p>{date}. Chacun reçoit une invitation à cette date.</p>
      <FormShell
        form={form}
        action="Retenir cette date et inviter"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Attendre encore
          </Button>
        }
      >
        <PlaceFields form={form} />
      </FormShell>
    </Dialog>
  )
}
