import { Link } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DateText, MomentText } from '~/components/DateText'
import { distanceInWords } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { fullName } from '~/features/people'
import { decisions } from '~/features/reviews/words'
import { RestElsewhere } from '~/graphql/pages'
import type { Protocol } from './documents/page'
import styles from './ProtocolPage.module.css'
import { reminderStates } from './words'

/** When the next review is due, the meeting planned for it, and who is reminded. */
export function ReviewCard({ protocol, today }: { protocol: Protocol; today: string }) {
  const { reviewDueOn, openReview, lastReview } = protocol
  if (!reviewDueOn && !lastReview) return null
  return (
    <Card title="Revue annuelle" actions={<ReviewAction protocol={protocol} />}>
      {reviewDueOn && (
        <p>
          {reviewDueOn < today ? 'La revue était attendue le' : 'Prochaine revue attendue le'}{' '}
          <strong>
            <DateText date={reviewDueOn} />
          </strong>{' '}
          ({distanceInWords(today, reviewDueOn)}).
        </p>
      )}
      {openReview?.event?.startsAt && (
        <p>
          Réunion :{' '}
          <Link to="/evenements/$id" params={{ id: barePart(openReview.event.id) }}>
            <MomentText instant={openReview.event.startsAt} zone={openReview.event.timeZone} />
          </Link>
        </p>
      )}
      {lastReview?.heldOn && (
        <p>
          Dernière revue tenue le{' '}
          <Link to="/revues/$id" params={{ id: barePart(lastReview.id) }}>
            <DateText date={lastReview.heldOn} />
          </Link>
          {lastReview.decision && ` : ${decisions[lastReview.decision].past}`}.
        </p>
      )}
      <Reviews protocol={protocol} />
      <Reminders protocol={protocol} />
    </Card>
  )
}

function ReviewAction({ protocol }: { protocol: Protocol }) {
  const { openReview } = protocol
  if (openReview)
    return (
      <LinkButton kind="primary" to="/revues/$id" params={{ id: barePart(openReview.id) }}>
        {openReview.state === 'PLANNED' ? 'Ouvrir la revue' : 'Continuer la revue'}
      </LinkButton>
    )
  if (!protocol.viewerCanPlanReview) return null
  return (
    <LinkButton
      kind="primary"
      icon="calendar"
      to="/protocoles/$id/revue"
      params={{ id: barePart(protocol.id) }}
    >
      Planifier la revue
    </LinkButton>
  )
}

function Reviews({ protocol }: { protocol: Protocol }) {
  const past = protocol.reviews.nodes.filter(
    ({ id, state }) => state === 'CLOSED' && id !== protocol.lastReview?.id,
  )
  if (past.length === 0) return null
  return (
    <details className="no-print">
      <summary>Revues précédentes</summary>
      <ul>
        {past.map(({ id, heldOn, dueOn, decision }) => (
          <li key={id}>
            <Link to="/revues/$id" params={{ id: barePart(id) }}>
              Revue du <DateText date={heldOn ?? dueOn} short />
            </Link>
            {decision && ` : ${decisions[decision].past}`}
          </li>
        ))}
      </ul>
      <RestElsewhere of={protocol.reviews}>
        Les revues plus anciennes restent dans le journal de l’installation.
      </RestElsewhere>
    </details>
  )
}

function Reminders({ protocol }: { protocol: Protocol }) {
  const { reminders, partnership } = protocol
  const next = reminders.find(({ state }) => state === 'PLANNED')
  if (reminders.length === 0) return null
  return (
    <details className="no-print">
      <summary>
        {next ? (
          <>
            Prochain rappel le <MomentText instant={next.scheduledAt} zone={partnership.timeZone} />
          </>
        ) : (
          'Rappels'
        )}
      </summary>
      <ul className={styles.reminders}>
        {reminders.map(({ id, step, scheduledAt, sentAt, state, recipients }) => (
          <li key={id}>
            <MomentText instant={sentAt ?? scheduledAt} zone={partnership.timeZone} />, {stepInWords(step)} :{' '}
            {reminderStates[state]}
            {recipients.length > 0 && ` (${recipients.map(fullName).join(', ')})`}
          </li>
        ))}
      </ul>
    </details>
  )
}

const stepInWords = (step: number) => {
  if (step === 0) return 'le jour de l’échéance'
  const days = `${Math.abs(step)}\u00a0jours`
  return step < 0 ? `${days} avant` : `${days} après`
}
