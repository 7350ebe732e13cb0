import { shortDate } from '~/dates/dates'
import { themes } from '~/features/protocols/words'
import type { AddAgendaItemInput, MeetingDetailsFragment } from '~/graphql/generated/graphql'

export type Meeting = MeetingDetailsFragment
export type AgendaItem = Meeting['agenda'][number]
export type Suggestion = Meeting['suggestions'][number]

/** What one press sends: a thing of the platform is named by its id, and its title follows it. */
export const itemOf = (meetingId: string, suggestion: Suggestion): AddAgendaItemInput => ({
  meetingId,
  kind: suggestion.kind,
  title: suggestion.title,
  theme: suggestion.theme,
  protocolId: suggestion.protocol?.id ?? null,
  actionId: suggestion.action?.id ?? null,
})

export const suggestionKey = ({ kind, theme, protocol, action, title }: Suggestion): string =>
  [kind, theme ?? protocol?.id ?? action?.id ?? title].join(' ')

/** Why it is suggested. */
export function reasonOf({ kind, lastDiscussedOn, protocol, action }: Suggestion): string {
  if (kind === 'THEME')
    return lastDiscussedOn ? `Pas discuté depuis le ${shortDate(lastDiscussedOn)}` : 'Jamais discuté ici'
  if (kind === 'DUE_REVIEW')
    return protocol?.reviewDueOn ? `Revue attendue le ${shortDate(protocol.reviewDueOn)}` : 'Revue à faire'
  if (!action) return ''
  const late = action.late ? 'En retard, pour' : 'Pour'
  return `${late} le ${shortDate(action.dueOn)}${action.originTitle ? ` · décidée : ${action.originTitle}` : ''}`
}

/** Themes that neither the agenda nor the suggestions hold yet. */
export const otherThemes = ({ agenda, suggestions }: Pick<Meeting, 'agenda' | 'suggestions'>) => {
  const taken = new Set([...agenda, ...suggestions].flatMap(({ theme }) => (theme ? [theme] : [])))
  return Object.entries(themes).filter(([theme]) => theme !== 'OTHER' && !taken.has(theme as 'OTHER'))
}

/** « 1 h 20 » of planned time; null when no item has a length. */
export function plannedTime(items: readonly Pick<AgendaItem, 'minutesPlanned'>[]): string | null {
  const minutes = items.reduce((sum, { minutesPlanned }) => sum + (minutesPlanned ?? 0), 0)
  if (minutes === 0) return null
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}\u00a0min`
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`
}

/** The place to send when an item goes up or down: that of its neighbour. Null at the ends. */
export function placeAfterMove(items: readonly AgendaItem[], id: string, by: 1 | -1): number | null {
  const at = items.findIndex((item) => item.id === id)
  return at < 0 ? null : (items[at + by]?.position ?? null)
}
