import { Button } from '~/components/Button'
import type { AttendeeAnswer } from '~/graphql/generated/graphql'
import { answerWords } from './choices'

/** Coming, perhaps, not coming: what was said, and the three presses that change it. */
export function ComingButtons({
  given,
  until,
  isDisabled,
  onChoose,
}: {
  given: AttendeeAnswer | null
  /** Until when it can be changed: « à la réunion ». */
  until: string
  isDisabled: boolean
  onChoose: (answer: AttendeeAnswer) => void
}) {
  const said = answerWords.find(({ answer }) => answer === given)?.said
  return (
    <>
      <p role="status">
        {said ? `${said} Vous pouvez changer d’avis jusqu’${until}.` : 'Votre réponse est attendue.'}
      </p>
      <div className="row">
        {answerWords.map(({ answer, words }) => (
          <Button
            key={answer}
            kind={answer === given ? 'primary' : 'secondary'}
            aria-pressed={answer === given}
            isDisabled={isDisabled}
            {...(answer === given && { icon: 'check' as const })}
            onPress={() => onChoose(answer)}
          >
            {words}
          </Button>
        ))}
      </div>
    </>
  )
}
