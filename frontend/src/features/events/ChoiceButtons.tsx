import { Button } from '~/components/Button'
import type { DateChoice } from '~/graphql/generated/graphql'
import { choiceWords } from './choices'

interface Props {
  /** The date, read aloud with each answer. */
  date: string
  given: DateChoice | null
  isDisabled: boolean
  onChoose: (choice: DateChoice) => void
}

/** One press answers for one date. */
export function ChoiceButtons({ date, given, isDisabled, onChoose }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend that repeats the date shown beside
    <div className="row no-print" role="group" aria-label={date}>
      {choiceWords.map(({ choice, words }) => {
        const isGiven = choice === given
        return (
          <Button
            key={choice}
            kind={isGiven ? 'primary' : 'secondary'}
            aria-pressed={isGiven}
            isDisabled={isDisabled}
            {...(isGiven && { icon: 'check' as const })}
            onPress={() => onChoose(choice)}
          >
            {words}
          </Button>
        )
      })}
    </div>
  )
}
