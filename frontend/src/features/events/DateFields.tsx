import { Button } from '~/components/Button'
import { Checkbox, RadioGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { Select } from '~/components/Select'
import { TimeField } from '~/components/TimeField'
import { zoneOptions } from '~/features/directory/zones'
import { MeetingFields } from '~/features/reviews/MeetingFields'
import type { useForm } from '~/forms/useForm'
import type { Problem } from '~/graphql/problems'
import { blankPollDate, type DatedValues, type DateValues, mostPollDates, type PollDate } from './dateForm'
import styles from './EventForm.module.css'
import { PlaceFields } from './PlaceFields'

export type DateForm = Pick<
  ReturnType<typeof useForm<DateValues, Record<string, { problems: Problem[] }>, object>>,
  'value' | 'set' | 'field' | 'guarded'
>

interface Props {
  form: DateForm
  today: string
  /** What took place already may be written down afterwards. */
  mayBePast?: boolean
  /** It may have no hours. */
  mayBeWholeDays?: boolean
}

/** One date, or several that those expected choose from. */
export function DateFields({ form, today, mayBePast = false, mayBeWholeDays = false }: Props) {
  const { how, isWholeDays } = form.value
  return (
    <>
      <RadioGroup
        label="La date"
        options={[
          { id: 'date', label: 'Elle est fixée' },
          { id: 'poll', label: 'Proposer plusieurs dates', detail: 'Chacun dit quand il peut venir.' },
        ]}
        value={how}
        onChange={(value) => form.set({ how: value === 'poll' ? 'poll' : 'date' })}
        isRequired
      />
      {how === 'date' && mayBeWholeDays && (
        <Checkbox isSelected={isWholeDays} onChange={(isWholeDays) => form.set({ isWholeDays })}>
          Toute la journée, ou plusieurs jours
        </Checkbox>
      )}
      {how === 'poll' ? (
        <PollFields form={form} today={today} />
      ) : isWholeDays ? (
        <WholeDayFields form={form} today={today} />
      ) : (
        <MeetingFields form={form} {...(!mayBePast && { today })} />
      )}
      {/* A whole day is the same day for everybody. */}
      {!(how === 'date' && isWholeDays) && (
        <ZoneField value={form.value.timeZone} onChange={(timeZone) => form.set({ timeZone })} />
      )}
    </>
  )
}

type WholeDayForm = Pick<
  ReturnType<typeof useForm<DatedValues, Record<string, { problems: Problem[] }>, object>>,
  'value' | 'field' | 'guarded'
>

/** Days without hours. */
export function WholeDayFields({ form, today }: { form: WholeDayForm; today: string }) {
  return (
    <>
      <DateField label="Premier jour" min={today} isRequired {...form.field('day', 'meeting.startsAt')} />
      <DateField
        label="Dernier jour"
        hint="Laissez vide pour une seule journée."
        min={form.value.day ?? today}
        {...form.field('lastDay', 'meeting.endsAt')}
      />
      <PlaceFields form={form} within="meeting." />
    </>
  )
}

export function ZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  return (
    <Select
      label="Fuseau horaire"
      hint="Les heures s’entendent à cette heure-là ; chacun voit aussi la sienne."
      options={zoneOptions}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      isRequired
    />
  )
}

function PollFields({ form, today }: { form: DateForm; today: string }) {
  return (
    <>
      <PollDatesField
        dates={form.value.dates}
        onChange={(dates) => form.set({ dates })}
        error={form.field('dates', 'poll.options').error}
        today={today}
        least={2}
      />
      <DateField
        label="Répondre avant le"
        hint="Ensuite, vous choisissez la date et chacun est prévenu."
        min={today}
        {...form.field('closesOn', 'poll.closesOn')}
      />
    </>
  )
}

interface PollDatesProps {
  dates: readonly PollDate[]
  onChange: (dates: PollDate[]) => void
  error: string | undefined
  today: string
  /** Lines that cannot be taken away. */
  least: number
  most?: number
}

/** Dates to choose from, one line each. */
export function PollDatesField({
  dates,
  onChange,
  error,
  today,
  least,
  most = mostPollDates,
}: PollDatesProps) {
  const set = (index: number, change: Partial<PollDate>) =>
    onChange(dates.map((date, at) => (at === index ? { ...date, ...change } : date)))
  return (
    <fieldset className={styles.group}>
      <legend>Dates proposées</legend>
      {error && (
        <p className={styles.error} role="alert">
          <strong>À corriger :</strong> {error}
        </p>
      )}
      <ol className={styles.rows}>
        {dates.map((date, index) => (
          // Lines have no identity of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <DateField
              label={`Date ${index + 1}`}
              min={today}
              value={date.day}
              onChange={(day) => set(index, { day })}
              isFilter
            />
            <TimeField label="De" value={date.from} onChange={(from) => set(index, { from })} isFilter />
            <TimeField label="À" value={date.to} onChange={(to) => set(index, { to })} isFilter />
            {dates.length > least && (
              <Button
                kind="quiet"
                icon="close"
                onPress={() => onChange(dates.filter((_, at) => at !== index))}
              >
                Retirer<span className="visually-hidden"> la date {index + 1}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
      {dates.length < most && (
        <Button icon="add" onPress={() => onChange([...dates, blankPollDate])}>
          Ajouter une date
        </Button>
      )}
    </fieldset>
  )
}
