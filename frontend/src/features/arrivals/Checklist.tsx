import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { StatusTag } from '~/components/StatusTag'
import { dateIn, shortDate } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { PackItemFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { useToday } from '~/viewer/viewer'
import { pageOf } from '../links'
import { ProposeDialog } from '../meetings/presentations/Newcomers'
import { leftFirst, progressInWords } from './checklist'
import type { Pack } from './documents'
import { TickPackItemDocument } from './documents'
import { owners } from './words'

/** What is left to do, by when and by whom; what took place ticks itself. */
export function Checklist({ pack, now }: { pack: Pack; now: string }) {
  const tick = useAct(TickPackItemDocument)
  return (
    <Card title={pack.viewerIsNewcomer ? 'Ce que vous avez à faire' : 'Ce qui est à faire'}>
      <p role="status">{progressInWords(pack.doneCount, pack.checklist.length)}.</p>
      <ItemList>
        {leftFirst(pack.checklist).map((item) => (
          <Line key={item.key} item={item}>
            {item.kind === 'PRESENTATION' && !item.doneOn && <Presentation pack={pack} now={now} />}
            {item.kind === 'TRAINING' && !item.doneOn && pack.viewerCanAcknowledge && (
              <LinkButton kind="quiet" to="/formations">
                Voir les formations
              </LinkButton>
            )}
            {item.viewerCanTick && (
              <Button
                kind={item.doneOn ? 'quiet' : 'secondary'}
                icon={item.doneOn ? 'minus' : 'check'}
                isPending={tick.isPending}
                onPress={() => void tick.send({ packId: pack.id, key: item.key, done: !item.doneOn })}
              >
                {item.doneOn ? 'Pas encore fait' : 'C’est fait'}
                <span className="visually-hidden"> : {item.title}</span>
              </Button>
            )}
          </Line>
        ))}
      </ItemList>
      <ActFeedback act={tick} />
    </Card>
  )
}

export function Line({ item, children }: { item: PackItemFragment; children?: React.ReactNode }) {
  const today = useToday()
  const isLate = !item.doneOn && item.dueOn < today
  return (
    <Item
      title={item.title}
      meta={`${owners[item.owner]}${item.byItself ? ' · se coche automatiquement' : ''}`}
      status={
        item.doneOn ? (
          <StatusTag tone="success">{`Fait le ${shortDate(item.doneOn)}`}</StatusTag>
        ) : (
          <StatusTag tone={isLate ? 'warn' : 'info'}>{`Pour le ${shortDate(item.dueOn)}`}</StatusTag>
        )
      }
    >
      {children && <div className="row no-print">{children}</div>}
    </Item>
  )
}

/** The one joint meeting: proposed by the newcomer here, or by any structure on the partnership's page. */
function Presentation({ pack, now }: { pack: Pack; now: string }) {
  const [isProposing, setProposing] = useState(false)
  const { presentation, partnership, mandate, person } = pack
  const page = presentation && pageOf(presentation.event.id)
  if (page)
    return (
      <LinkButton icon="calendar" {...page}>
        {presentation.event.startsAt
          ? `Prévue le ${shortDate(dateIn(presentation.event.startsAt, presentation.event.timeZone))}`
          : 'Choisir une date'}
        <span className="visually-hidden"> : réunion de présentation</span>
      </LinkButton>
    )
  if (!pack.viewerCanAcknowledge || !partnership || !mandate || !person) return null
  return (
    <>
      <Button icon="calendar" onPress={() => setProposing(true)}>
        Proposer une date
        <span className="visually-hidden"> de réunion de présentation</span>
      </Button>
      {isProposing && (
        <ProposeDialog
          title="Rencontrer les partenaires"
          newcomer={{ id: mandate.id, person }}
          partnership={partnership}
          today={dateIn(now, partnership.timeZone)}
          onClose={() => setProposing(false)}
        />
      )}
    </>
  )
}
