import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import { answerWords } from './choices'
import { AnswerEventDocument } from './documents'
import type { Event } from './EventPage'

/** The answer can be changed until the event. */
export function AnswerButtons({ event }: { event: Event }) {
  const act = useAct(AnswerEventDocument)
  const given = answerWords.find(({ answer }) => answer === event.viewerAnswer)
  return (
    <div className="no-print">
      <Card title="Votre réponse">
        <p role="status">
          {given
            ? `${given.said} Vous pouvez changer d’avis jusqu’à la réunion.`
            : 'Votre réponse est attendue.'}
        </p>
        <div className="row">
          {answerWords.map(({ answer, words }) => {
            const isGiven = answer === event.viewerAnswer
            return (
              <Button
                key={answer}
                kind={isGiven ? 'primary' : 'secondary'}
                aria-pressed={isGiven}
                isDisabled={act.isPending}
                {...(isGiven && { icon: 'check' as const })}
                onPress={() => void act.send({ eventId: event.id, answer })}
              >
                {words}
              </Button>
            )
          })}
        </div>
        <ActFeedback act={act} title="Votre réponse n’est pas encore enregistrée" />
      </Card>
    </div>
  )
}
