import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Button } from '~/components/Button'
import { Steps } from '~/components/Steps'
import { barePart } from '~/features/nodeIds'
import { CloseStep } from './CloseStep'
import { DecisionStep } from './DecisionStep'
import type { Review } from './documents'
import { FindingsStep } from './FindingsStep'
import { FollowUpStep } from './FollowUpStep'
import { PresenceStep } from './PresenceStep'
import styles from './Review.module.css'

const titles = [
  'Date et participants',
  'Clause par clause',
  'Décision',
  'Actions à suivre',
  'Vérifier et clore',
]

const doneSteps = ({ heldOn, sidesPresent, findings, decision, followUps }: Review): boolean[] => [
  heldOn !== null && sidesPresent.length === 2,
  findings.length > 0,
  decision !== null,
  followUps.length > 0,
  false,
]

/** The record in five steps, each saved on its own; the address says which one, so that a reload stays there. */
export function ReviewSteps({ review, step, today }: { review: Review; step: number; today: string }) {
  const navigate = useNavigate()
  const current = Math.min(Math.max(step, 1), titles.length)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(current)
  const go = (etape: number) =>
    void navigate({ to: '/revues/$id', params: { id: barePart(review.id) }, search: { etape } })
  useEffect(() => {
    if (shown.current !== current) heading.current?.focus()
    shown.current = current
  }, [current])
  const next = () => go(current + 1)
  return (
    <>
      <Steps titles={titles} current={current - 1} done={doneSteps(review)} />
      <div className={`${styles.steps} no-print`}>
        {current > 1 && (
          <Button kind="quiet" icon="back" onPress={() => go(current - 1)}>
            Étape précédente
          </Button>
        )}
        {current < titles.length && (
          <Button kind="quiet" icon="arrow" onPress={next}>
            Passer à l’étape suivante
          </Button>
        )}
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {titles[current - 1]}
      </h2>
      {current === 1 && <PresenceStep review={review} today={today} onDone={next} />}
      {current === 2 && <FindingsStep review={review} onDone={next} />}
      {current === 3 && <DecisionStep review={review} onDone={next} />}
      {current === 4 && <FollowUpStep review={review} today={today} onDone={next} />}
      {current === 5 && <CloseStep review={review} onGo={go} />}
    </>
  )
}
