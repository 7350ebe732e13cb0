import { useQuery } from '@tanstack/react-query'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { StatusTag } from '~/components/StatusTag'
import { daysBetween, shortDate } from '~/dates/dates'
import { ask } from '~/graphql/ask'
import type { PackProgressFragment } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useToday } from '~/viewer/viewer'
import { barePart } from '../nodeIds'
import { progressInWords } from './checklist'
import { MyPacksDocument } from './documents'

/** How long the home page goes on showing a pack that nobody has confirmed. */
const SHOWN_FOR_DAYS = 365

/** On the home page of whoever arrives, until it is read and everything is done. Shown before the first day too. */
export function MyPacks() {
  const today = useToday()
  const query = useQuery(ask(MyPacksDocument, {}))
  const isShown = ({ startsOn, acknowledgedAt, doneCount, checklist }: PackProgressFragment) =>
    daysBetween(startsOn, today) < SHOWN_FOR_DAYS && !(acknowledgedAt && doneCount === checklist.length)
  return (
    <Loaded query={query} meanwhile={null}>
      {({ viewer }) => <Packs packs={(viewer?.packs ?? []).filter(isShown)} today={today} />}
    </Loaded>
  )
}

function Packs({ packs, today }: { packs: readonly PackProgressFragment[]; today: string }) {
  if (packs.length === 0) return null
  return (
    <Card title="Votre livret d’accueil">
      <ItemList>
        {packs.map((pack) => (
          <Line key={pack.id} pack={pack} today={today} />
        ))}
      </ItemList>
    </Card>
  )
}

function Line({ pack, today }: { pack: PackProgressFragment; today: string }) {
  const { id, title, startsOn, acknowledgedAt, firstReadAt, doneCount, checklist } = pack
  return (
    <Item
      title={title}
      meta={
        startsOn > today
          ? `Vous prenez vos fonctions le ${shortDate(startsOn)}. Vous pouvez déjà le lire.`
          : `Qui fait quoi ici, qui appeler, ce qui vous attend. ${progressInWords(doneCount, checklist.length)}.`
      }
      status={
        acknowledgedAt ? (
          <StatusTag tone="success">Lu</StatusTag>
        ) : (
          <StatusTag tone="warn">{firstReadAt ? 'À confirmer' : 'À lire'}</StatusTag>
        )
      }
      action={
        <LinkButton
          kind={acknowledgedAt ? 'secondary' : 'primary'}
          to="/livret/$id"
          params={{ id: barePart(id) }}
        >
          Ouvrir<span className="visually-hidden"> le livret d’accueil : {title}</span>
        </LinkButton>
      }
    />
  )
}
