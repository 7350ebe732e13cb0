import { DateField } from '~/components/DateField'
import { TimeField } from '~/components/TimeField'
import { PlaceFields } from '~/features/events/PlaceFields'
import type { useForm } from '~/forms/useForm'
import type { Problem } from '~/graphql/problems'
import type { MeetingValues } from './meeting'
import styles from './Review.module.css'

type MeetingForm = Pick<
  ReturnType<typeof useForm<MeetingValues, Record<string, { problems: Problem[] }>, object>>,
  'value' | 'set' | 'field' | 'guarded'
>

/** When and where the meeting is held; without `today`, it may have been held already. */
export function MeetingFields({ form, today }: { form: MeetingForm; today?: string }) {
  return (
    <>
      <DateField
        label="Jour de la réunion"
        {...(today && { min: today })}
        isRequired
        {...form.field('day', 'meeting.startsAt')}
      />
      <div className={styles.hours}>
        <TimeField label="De" isRequired value={form.value.from} onChange={(from) => form.set({ from })} />
        <TimeField label="À" isRequired {...form.field('to', 'meeting.endsAt')} />
      </div>
      <PlaceFields form={form} within="meeting." />
    </>
  )
}
