import { useCallback, useEffect, useState } from 'react'
import { LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { Icon } from '~/components/Icon'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag, type TagTone } from '~/components/StatusTag'
import { dateIn } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { type Meeting, plannedTime } from './agenda'
import type { SaveState } from './autosave'
import { anchorOf, BlockEditor } from './BlockEditor'
import { Presences, Sides } from './PresencesForm'
import styles from './Session.module.css'
import { type Following, useLiveMeeting } from './useLiveMeeting'

/** Meeting mode: agenda and minutes on one screen, live for everybody present. */
export function SessionPage({ id }: { id: string }) {
  const { query, following } = useLiveMeeting(id)
  return (
    <Loaded query={query}>
      {({ node, site }) => {
        const meeting = found<Meeting>(node)
        if (!meeting) return <MissingPage />
        const today = dateIn(site.now, meeting.partnership.timeZone)
        return <Session meeting={meeting} following={following} today={today} />
      }}
    </Loaded>
  )
}

const followings: Record<Following, { tone: TagTone; words: string }> = {
  live: { tone: 'success', words: 'En direct' },
  asking: { tone: 'success', words: 'À jour avec les autres' },
  lost: { tone: 'warn', words: 'Sans nouvelles des autres' },
}

interface SessionProps {
  meeting: Meeting
  following: Following
  today: string
}

function Session({ meeting, following, today }: SessionProps) {
  const { states, note } = useSaveStates()
  const params = { id: barePart(meeting.id) }
  const { agenda } = meeting
  const time = plannedTime(agenda)
  return (
    <>
      <PageTitle
        title={`Séance : ${meeting.title}`}
        lead="Chacun écrit, tout s’enregistre à mesure. Pas de cas individuel."
        status={<StatusTag tone={followings[following].tone}>{followings[following].words}</StatusTag>}
        trail={[
          { label: 'Réunions annuelles', link: { to: '/reunions' } },
          { label: meeting.title, link: { to: '/reunions/$id', params } },
        ]}
        actions={
          <LinkButton icon="back" to="/reunions/$id" params={params}>
            Finir la séance
          </LinkButton>
        }
      />
      <SaveVoice states={states} />
      {agenda.length === 0 ? (
        <EmptyState
          title="L’ordre du jour est vide"
          action={
            <LinkButton kind="primary" to="/reunions/$id" params={params}>
              Préparer l’ordre du jour
            </LinkButton>
          }
        >
          Le compte rendu s’écrit point par point.
        </EmptyState>
      ) : (
        <div className={styles.screen}>
          <nav aria-label="Ordre du jour" className={styles.contents}>
            <h2>Ordre du jour</h2>
            <ol>
              {agenda.map((item, index) => (
                <li key={item.id}>
                  <a href={`#${anchorOf(item)}`}>
                    {index + 1}. {item.title}
                  </a>
                  {item.block && (item.block.text || item.block.decision) && (
                    <span className={styles.written}>
                      <Icon name="check" />
                      écrit
                    </span>
                  )}
                </li>
              ))}
            </ol>
            {time && <p>Durée prévue : {time}</p>}
          </nav>
          <div className={styles.blocks}>
            <details className={styles.presences} open={meeting.presences.length === 0}>
              <summary>
                <span className={styles.summary}>
                  Présences {/* While nobody is noted the form below says it. */}
                  {meeting.presences.length > 0 && <Sides sides={meeting.sidesPresent} />}
                </span>
              </summary>
              <Presences meeting={meeting} />
            </details>
            {agenda.map(
              (item, index) =>
                item.block && (
                  <BlockEditor
                    key={item.block.id}
                    meeting={meeting}
                    item={item}
                    block={item.block}
                    number={index + 1}
                    today={today}
                    onState={note}
                  />
                ),
            )}
          </div>
        </div>
      )}
    </>
  )
}

/** How each block stands, so that one voice speaks for all and the tab asks before it closes. */
function useSaveStates() {
  const [states, setStates] = useState<ReadonlyMap<string, SaveState>>(new Map())
  const note = useCallback(
    (itemId: string, state: SaveState) => setStates((before) => new Map(before).set(itemId, state)),
    [],
  )
  const isUnsaved = [...states.values()].some((state) => state !== 'saved')
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnsaved])
  return { states, note }
}

/** Read aloud when something stays unsaved, and when all is well again: not at each key. */
function SaveVoice({ states }: { states: ReadonlyMap<string, SaveState> }) {
  const all = [...states.values()]
  const trouble = all.includes('stopped')
    ? 'Un point n’est pas enregistré : il est à revoir.'
    : all.includes('offline')
      ? 'Hors ligne. Ce que vous écrivez est gardé dans cet onglet.'
      : ''
  const [hadTrouble, setHadTrouble] = useState(false)
  if (trouble && !hadTrouble) setHadTrouble(true)
  return (
    <p role="status" className="visually-hidden">
      {trouble || (hadTrouble && all.every((state) => state === 'saved') ? 'Tout est enregistré.' : '')}
    </p>
  )
}
