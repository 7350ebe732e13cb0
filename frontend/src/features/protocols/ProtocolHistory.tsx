import { Card } from '~/components/Card'
import { MomentText } from '~/components/DateText'
import { Timeline } from '~/components/Timeline'
import { fullName } from '~/features/people'
import type { Protocol } from './documents/page'
import { happenings } from './history'

export function ProtocolHistory({ protocol }: { protocol: Protocol }) {
  const { nodes, pageInfo } = protocol.history
  return (
    <div className="no-print">
      <Card title="Historique">
        {nodes.length === 0 && <p>Rien n’est encore arrivé à ce protocole.</p>}
        <Timeline
          moments={nodes.map(({ id, kind, at, person, post }) => ({
            id,
            when: <MomentText instant={at} zone={protocol.partnership.timeZone} />,
            title: happenings[kind].words,
            icon: happenings[kind].icon,
            detail: (person ?? post) && (
              <p>{[person && fullName(person), post?.label].filter(Boolean).join(', ')}</p>
            ),
          }))}
        />
        {pageInfo.hasNextPage && <p>Les faits plus anciens restent dans le journal de l’installation.</p>}
      </Card>
    </div>
  )
}
