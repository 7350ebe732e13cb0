import { Card } from '~/components/Card'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import { ComingButtons } from './ComingButtons'
import type { Event } from './documents'
import { AnswerEventDocument } from './documents'

/** The answer can be changed until the event. */
export function AnswerButtons({ event }: { event: Event }) {
  const act = useAct(AnswerEventDocument)
  return (
    <div className="no-print">
      <Card title="Votre réponse">
        <ComingButtons
          given={event.viewerAnswer}
          until="à la réunion"
          isDisabled={act.isPending}
          onChoose={(answer) => void act.send({ eventId: event.id, answer })}
        />
        <ActFeedback act={act} title="Votre réponse n’est pas encore enregistrée" />
      </Card>
    </div>
  )
}
