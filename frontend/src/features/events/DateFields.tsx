import { Button } from '~/components/Button'
import { RadioGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { zoneOptions } from '~/features/directory/zones'
import { MeetingFields } from '~/features/reviews/MeetingFields'
import type { useForm } from '~/forms/useForm'
import type { Problem } from '~/graphql/problems'
import { blankPollDate, type DateValues, type PollDate } from './dateForm'
import styles from './EventForm.module.css'

export type DateForm = Pick<
  ReturnType<typeof useForm<DateValues, Record<string, { problems: Problem[] }>, object>>,
  'value' | 'set' | 'field' | 'guarded'
>

interface Props {
  form: DateForm
  today: string
  /** What took place already may be written down afterwards. */
  mayBePast?: boolean
}

/** One date, or several that those expected choose from. */
export function DateFields({ form, today, mayBePast = false }: Props) {
  const { how } = form.value
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
      {how === 'date' ? (
        <MeetingFields form={form} {...(!mayBePast && { today })} />
      ) : (
        <PollFields form={form} today={today} />
      )}
      <ZoneField value={form.value.timeZone} onChange={(timeZone) => form.set({ timeZone })} />
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
  const { dates } = form.value
  const { error } = form.field('dates', 'poll.options')
  const set = (index: number, change: Partial<PollDate>) =>
    form.set({ dates: dates.map((date, at) => (at === index ? { ...date, ...change } : date)) })
  return (
    <>
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
              <TextField
                label="De"
                type="time"
                value={date.from}
                onChange={(from) => set(index, { from })}
                isFilter
              />
              <TextField
                label="À"
                type="time"
                value={date.to}
                onChange={(to) => set(index, { to })}
                isFilter
              />
              {dates.length > 2 && (
                <Button
                  kind="quiet"
                  icon="close"
                  onPress={() => form.set({ dates: dates.filter((_, at) => at !== index) })}
                >
                  Retirer<span className="visually-hidden"> la date {index + 1}</span>
                </Button>
              )}
            </li>
          ))}
        </ol>
        {dates.length < 20 && (
          <Button icon="add" onPress={() => form.set({ dates: [...dates, blankPollDate] })}>
            Ajouter une date
          </Button>
        )}
      </fieldset>
      <DateField
        label="Répondre avant le"
        hint="Ensuite, vous choisissez la date et chacun est prévenu."
        min={today}
        {...form.field('closesOn', 'poll.closesOn')}
      />
    </>
  )
}
