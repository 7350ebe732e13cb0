import { DateField } from '~/components/DateField'
import { TimeField } from '~/components/TimeField'
import { PlaceFields } from '~/features/events/PlaceFields'
import type { MeetingValues } from '~/features/reviews/meeting'
import type { useForm } from '~/forms/useForm'
import type { Problem } from '~/graphql/problems'
import { MeetingWarnings } from './MeetingWarnings'
import styles from './Trainings.module.css'

/** What a group of fields needs of the form around it. */
export type FormOf<Values extends object> = Pick<
  ReturnType<typeof useForm<Values, Record<string, { problems: Problem[] }>, object>>,
  'value' | 'set' | 'field' | 'guarded'
>

interface Props {
  form: FormOf<MeetingValues>
  partnershipId: string
  today: string
  /** Whose other appointments count as clashes. */
  postIds: readonly string[]
}

/** One date, what it meets, and where. */
export function DateFields({ form, partnershipId, today, postIds }: Props) {
  return (
    <>
      <DateField
        label="Jour de la formation"
        min={today}
        isRequired
        {...form.field('day', 'meeting.startsAt')}
      />
      <div className={styles.hours}>
        <TimeField label="De" isRequired value={form.value.from} onChange={(from) => form.set({ from })} />
        <TimeField label="À" isRequired {...form.field('to', 'meeting.endsAt')} />
      </div>
      <MeetingWarnings partnershipId={partnershipId} when={form.value} postIds={postIds} />
      <PlaceFields form={form} within="meeting." />
    </>
  )
}
