import { Checkbox, RadioGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import type { useForm } from '~/forms/useForm'
import type { Problem } from '~/graphql/problems'
import { type RecurrenceValues, type Repeat, recurrenceWords } from './recurrence'

type RecurrenceForm = Pick<
  ReturnType<
    typeof useForm<RecurrenceValues & { day: string | null }, Record<string, { problems: Problem[] }>, object>
  >,
  'value' | 'set' | 'field'
>

const repeats: { id: Repeat; label: string }[] = [
  { id: 'never', label: 'Une seule fois' },
  { id: 'WEEKLY', label: 'Chaque semaine' },
  { id: 'MONTHLY', label: 'Chaque mois' },
  { id: 'YEARLY', label: 'Chaque année' },
]

/** A series in words: the weekday and its rank follow from the first day. */
export function RecurrenceFields({ form }: { form: RecurrenceForm }) {
  const { value } = form
  const words = recurrenceWords(value, value.day)
  return (
    <>
      <Select
        label="Répéter"
        options={repeats}
        value={value.repeat}
        onChange={(repeat) => repeat && form.set({ repeat: repeat as Repeat })}
        isRequired
      />
      {value.repeat !== 'never' && (
        <>
          <TextField
            label="Une fois sur"
            hint="1 : à chaque fois. 2 : une fois sur deux."
            inputMode="numeric"
            isRequired
            {...form.field('interval', 'recurrence.interval')}
          />
          {value.repeat === 'YEARLY' && (
            <Checkbox isSelected={value.sameDate} onChange={(sameDate) => form.set({ sameDate })}>
              Garder la même date, quel que soit le jour de la semaine
            </Checkbox>
          )}
          <RadioGroup
            label="Jusqu’à quand ?"
            options={[
              { id: 'count', label: 'Un nombre de fois' },
              { id: 'until', label: 'Une date' },
            ]}
            value={value.ends}
            onChange={(ends) => form.set({ ends: ends === 'until' ? 'until' : 'count' })}
            isRequired
          />
          {value.ends === 'count' ? (
            <TextField
              label="Nombre de fois"
              inputMode="numeric"
              isRequired
              {...form.field('count', 'recurrence.count')}
            />
          ) : (
            <DateField label="Dernier jour" isRequired {...form.field('until', 'recurrence.until')} />
          )}
          <p role="status">{words || 'Choisissez d’abord le jour de la réunion.'}</p>
        </>
      )}
    </>
  )
}
