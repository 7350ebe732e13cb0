import { StatusTag } from '~/components/StatusTag'
import { distanceInWords, shortDate } from '~/dates/dates'
import { graphql } from '~/graphql/generated'
import type { DueProtocolFragment } from '~/graphql/generated/graphql'
import { MaybeLink } from '../MaybeLink'
import { protocolStatuses, reviewStatuses } from '../protocols/words'
import styles from './DueDates.module.css'
import { barsOf } from './dueScale'

graphql(`
  fragment DueProtocol on CooperationProtocol {
    id
    title
    status
    reviewStatus
    reviewDueOn
    firstInForceOn
    lastReview {
      id
      heldOn
    }
  }
`)

/** Protocols with their review: said in words, then drawn on one scale, a year back and a year ahead. */
export function DueDates({ protocols, today }: { protocols: readonly DueProtocolFragment[]; today: string }) {
  const hasScale = protocols.some(({ reviewDueOn }) => reviewDueOn)
  return (
    <>
      {hasScale && (
        <p className={styles.scale} aria-hidden="true">
          <span>il y a un an</span>
          <span>aujourd’hui</span>
          <span>dans un an</span>
        </p>
      )}
      <ul className={styles.protocols}>
        {protocols.map((protocol) => {
          const { id, title, status, reviewStatus } = protocol
          const { word, tone } = reviewStatus ? reviewStatuses[reviewStatus] : protocolStatuses[status]
          return (
            <li key={id}>
              <div className={styles.words}>
                <p className={styles.title}>
                  <MaybeLink id={id}>{title}</MaybeLink>
                </p>
                <StatusTag tone={tone}>{word}</StatusTag>
              </div>
              <p className={styles.meta}>{wordsOf(protocol, today)}</p>
              <Bar protocol={protocol} today={today} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

function wordsOf({ reviewDueOn, lastReview }: DueProtocolFragment, today: string): string {
  if (!reviewDueOn) return ''
  const last = lastReview?.heldOn ? `Dernière revue le ${shortDate(lastReview.heldOn)} · ` : ''
  return `${last}Prochaine attendue le ${shortDate(reviewDueOn)}, ${distanceInWords(today, reviewDueOn)}`
}

function Bar({ protocol, today }: { protocol: DueProtocolFragment; today: string }) {
  const since = protocol.lastReview?.heldOn ?? protocol.firstInForceOn
  if (!since || !protocol.reviewDueOn) return null
  const { period, late } = barsOf(today, since, protocol.reviewDueOn)
  const span = ({ from, to }: { from: number; to: number }) => ({ x: `${from}%`, width: `${to - from}%` })
  return (
    <svg className={styles.bar} aria-hidden="true" focusable="false">
      <rect className={styles.track} width="100%" height="8" y="8" rx="4" />
      <rect className={styles.period} {...span(period)} height="8" y="8" rx="4" />
      {late && <rect className={styles.late} {...span(late)} height="8" y="8" rx="4" />}
      <circle className={styles.due} cx={`${period.to}%`} cy="12" r="6" />
      <rect className={styles.today} x="50%" width="2" height="24" />
    </svg>
  )
}
