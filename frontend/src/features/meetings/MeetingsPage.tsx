import { Link } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { DateText, MomentText } from '~/components/DateText'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { distanceInWords } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { themes } from '~/features/protocols/words'
import type { MeetingLineFragment, MeetingsPageQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { RestElsewhere, ShowMore, usePages } from '~/graphql/pages'
import { useToday } from '~/viewer/viewer'
import { MeetingsPageDocument } from './documents'
import { meetingStates, minutesStates } from './words'

type Partnership = MeetingsPageQuery['partnerships']['nodes'][number]

export function MeetingsPage() {
  const query = usePages(MeetingsPageDocument, {}, ({ partnerships }) => partnerships)
  return (
    <>
      <PageTitle
        title="Réunions annuelles"
        lead="Une fois par an, la justice et le soin parlent de leurs pratiques, jamais d’un cas individuel."
        actions={
          <LinkButton kind="primary" icon="add" to="/reunions/nouvelle">
            Préparer une réunion
          </LinkButton>
        }
      />
      <Loaded query={query}>
        {({ pages }) => {
          const nodes = pages.flatMap(({ partnerships }) => partnerships.nodes)
          return nodes.length === 0 ? (
            <EmptyState title="Aucun partenariat pour l’instant">
              Les réunions paraîtront ici quand votre organisation sera membre d’un partenariat.
            </EmptyState>
          ) : (
            <div className="stack">
              {nodes.map((partnership) => (
                <Meetings key={partnership.id} partnership={partnership} />
              ))}
              <ShowMore query={query} />
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

function Meetings({ partnership }: { partnership: Partnership }) {
  const { coming, past } = partnership
  return (
    <Card title={partnership.name}>
      <h3>À venir</h3>
      {coming.nodes.length === 0 ? <p>Aucune réunion annuelle n’est prévue.</p> : <Lines of={coming.nodes} />}
      {past.nodes.length > 0 && (
        <>
          <h3>Passées</h3>
          <Lines of={past.nodes} />
          <RestElsewhere of={past}>Les plus anciennes restent dans l’agenda, à leur date.</RestElsewhere>
        </>
      )}
      <QuietThemes partnership={partnership} />
    </Card>
  )
}

function Lines({ of: meetings }: { of: readonly MeetingLineFragment[] }) {
  return (
    <ItemList>
      {meetings.map(({ id, title, state, heldOn, event, minutes }) => (
        <Item
          key={id}
          title={
            <Link to="/reunions/$id" params={{ id: barePart(id) }}>
              {title}
            </Link>
          }
          meta={
            heldOn ? (
              <DateText date={heldOn} />
            ) : event.startsAt ? (
              <MomentText instant={event.startsAt} zone={event.timeZone} />
            ) : (
              'Les réponses au sondage sont attendues'
            )
          }
          status={
            <>
              <StatusTag tone={meetingStates[state].tone}>{meetingStates[state].word}</StatusTag>
              {state === 'HELD' && (
                <StatusTag tone={minutesStates[minutes.state].tone}>
                  {minutesStates[minutes.state].word}
                </StatusTag>
              )}
            </>
          }
        />
      ))}
    </ItemList>
  )
}

/** Each theme of the guide and when it was last on a table. */
function QuietThemes({ partnership: { themesLastDiscussed } }: { partnership: Partnership }) {
  const today = useToday()
  if (themesLastDiscussed.length === 0) return null
  return (
    <details>
      <summary>Quand chaque thème a été discuté pour la dernière fois</summary>
      <ul>
        {themesLastDiscussed.map(({ theme, lastDiscussedOn }) => (
          <li key={theme}>
            {themes[theme]} :{' '}
            {lastDiscussedOn ? (
              <>
                <DateText date={lastDiscussedOn} short /> ({distanceInWords(today, lastDiscussedOn)})
              </>
            ) : (
              'jamais'
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
