import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { AttendeeAnswer } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { AnswerEventDocument } from './documents'
import type { Event } from './EventPage'

const choices: { answer: AttendeeAnswer; words: string; said: string }[] = [
  { answer: 'ACCEPTED', words: 'Je viens', said: 'Vous venez.' },
  { answer: 'TENTATIVE', words: 'Peut-être', said: 'Vous viendrez peut-être.' },
  { answer: 'DECLINED', words: 'Je ne viens pas', said: 'Vous ne venez pas.' },
]

/** The answer can be changed until the event. */
export function AnswerButtons({ event }: { event: Event }) {
  const act = useAct(AnswerEventDocument)
  const given = choices.find(({ answer }) => answer === event.viewerAnswer)
  return (
    <div className="no-print">
      <Card title="Votre réponse">
        <p role="status">
          {given
            ? `${given.said} Vous pouvez changer d’avis jusqu’à la réunion.`
            : 'Votre réponse est attendue.'}
        </p>
        <div className="row">
          {choices.map(({ answer, words }) => {
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
