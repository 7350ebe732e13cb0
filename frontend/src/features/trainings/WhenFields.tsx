import { Button } from '~/components/Button'
import { RadioGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { TimeField } from '~/components/TimeField'
import { DateFields, type FormOf } from './DateFields'
import { MeetingWarnings } from './MeetingWarnings'
import styles from './Trainings.module.css'
import { blankOption, type DateOption, type NewTrainingValues } from './trainingValues'

interface Props {
  form: FormOf<NewTrainingValues>
  partnershipId: string
  today: string
  postIds: readonly string[]
}

/** One date with its place, or several put to the vote; the place comes with the date chosen. */
export function WhenFields({ form, partnershipId, today, postIds }: Props) {
  const { value, set } = form
  return (
    <>
      <RadioGroup
        label="Quand ?"
        options={[
          { id: 'date', label: 'La date est fixée' },
          {
            id: 'poll',
            label: 'Proposer plusieurs dates',
            detail: 'Les intervenants répondent, puis vous choisissez la date et le lieu.',
          },
        ]}
        value={value.how}
        onChange={(how) => set({ how: how === 'poll' ? 'poll' : 'date' })}
        isRequired
      />
      {value.how === 'date' ? (
        <DateFields form={form} partnershipId={partnershipId} today={today} postIds={postIds} />
      ) : (
        <PollFields form={form} partnershipId={partnershipId} today={today} postIds={postIds} />
      )}
    </>
  )
}

/** More dates than that and nobody answers them all. */
const mostOptions = 8

function PollFields({ form, partnershipId, today, postIds }: Props) {
  const { value, set } = form
  const { error } = form.field('options', 'poll.options')
  const change = (key: string, part: Partial<DateOption>) =>
    set({ options: value.options.map((option) => (option.key === key ? { ...option, ...part } : option)) })
  return (
    <>
      {value.options.map((option, index) => (
        <fieldset key={option.key} className={`${styles.group} ${styles.option}`}>
          <legend>Date {index + 1}</legend>
          <div className="stack">
            <DateField
              label={`Jour, date ${index + 1}`}
              min={today}
              isRequired
              value={option.day}
              onChange={(day) => change(option.key, { day })}
              error={error && !option.day ? error : undefined}
            />
            <div className={styles.hours}>
              <TimeField
                label={`De, date ${index + 1}`}
                isRequired
                value={option.from}
                onChange={(from) => change(option.key, { from })}
              />
              <TimeField
                label={`À, date ${index + 1}`}
                isRequired
                value={option.to}
                onChange={(to) => change(option.key, { to })}
              />
            </div>
            <MeetingWarnings partnershipId={partnershipId} when={option} postIds={postIds} />
            {value.options.length > 2 && (
              <Button
                kind="quiet"
                icon="close"
                onPress={() => set({ options: value.options.filter(({ key }) => key !== option.key) })}
              >
                Retirer la date {index + 1}
              </Button>
            )}
          </div>
        </fieldset>
      ))}
      {error && <p role="alert">{error}</p>}
      {value.options.length < mostOptions && (
        <Button
          icon="add"
          onPress={() => set({ options: [...value.options, blankOption(freshKey(value.options))] })}
        >
          Ajouter une date
        </Button>
      )}
      <DateField
        label="Réponses attendues jusqu’au"
        min={today}
        {...form.field('closesOn', 'poll.closesOn')}
      />
    </>
  )
}

const freshKey = (options: readonly DateOption[]) =>
  String(Math.max(0, ...options.map(({ key }) => Number(key))) + 1)
