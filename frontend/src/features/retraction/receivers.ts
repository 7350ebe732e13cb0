import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { fullName } from '~/features/people'
import type { ReceiverFieldsFragment } from '~/graphql/generated/graphql'

const means = {
  MAIL: 'par courriel',
  FEED: 'par un calendrier',
  READ: 'a pu le lire',
} as const

/** Who may have received a text: one line a person, every means named, who was written to first. */
export function receiversInWords(receivers: readonly ReceiverFieldsFragment[]): string[] {
  const lines = new Map<string, string[]>()
  for (const { person, address, means: mean, at } of receivers) {
    const name = person ? fullName(person) : (address ?? 'Personne sans compte')
    const day = at ? ` (${shortDate(dateIn(at, viewerZone()))})` : ''
    lines.set(name, [...(lines.get(name) ?? []), `${means[mean]}${day}`])
  }
  return [...lines].map(([name, ways]) => `${name} : ${ways.join(', ')}`)
}

/** « 3 endroits », « 1 endroit ». */
export const counted = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`
