/** Places of the French time zones, named as people there name them. */
const places: Record<string, string> = {
  'America/Cayenne': 'heure de Guyane',
  'America/Guadeloupe': 'heure de Guadeloupe',
  'America/Marigot': 'heure de Saint-Martin',
  'America/Martinique': 'heure de Martinique',
  'America/Miquelon': 'heure de Saint-Pierre-et-Miquelon',
  'America/St_Barthelemy': 'heure de Saint-Barthélemy',
  'Europe/Paris': 'heure de Paris',
  'Indian/Mayotte': 'heure de Mayotte',
  'Indian/Reunion': 'heure de La Réunion',
  'Pacific/Noumea': 'heure de Nouvelle-Calédonie',
  'Pacific/Tahiti': 'heure de Polynésie française',
  'Pacific/Wallis': 'heure de Wallis-et-Futuna',
}

export const viewerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const placeOf = (zone: string) => places[zone] ?? `heure de ${zone.split('/').at(-1)?.replaceAll('_', ' ')}`

const format = (instant: Date, zone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: zone, ...options }).format(instant)

/** Numbers do not part from their words at the end of a line. */
const nbsp = '\u00a0'

const dayOf = (instant: Date, zone: string) =>
  format(instant, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(
    /(\d+) (\p{L})/u,
    (_, day: string, month: string) => `${day === '1' ? '1er' : day}${nbsp}${month}`,
  )

function timeOf(instant: Date, zone: string): string {
  const [hour, minute] = format(instant, zone, {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  }).split(':')
  return minute === '00' ? `${Number(hour)}${nbsp}h` : `${Number(hour)}${nbsp}h${nbsp}${minute}`
}

/** « lundi 1er mars 2027 » for a civil date such as `2027-03-01`, which no time zone may shift. */
export const dateInWords = (date: string): string => dayOf(new Date(`${date}T12:00:00Z`), 'UTC')

/** « 1er mars 2027 »: for lists, where the weekday says nothing. */
export const shortDate = (date: string): string => dateInWords(date).replace(/^\p{L}+ /u, '')

/** « Du 6 janvier 2027 au 8 janvier 2027 », « Le 6 janvier 2027 » when it is a single day. */
export const periodInWords = (first: string, last: string): string =>
  first === last ? `Le ${shortDate(first)}` : `Du ${shortDate(first)} au ${shortDate(last)}`

/**
 * « mardi 24 novembre 2026 à 14 h (heure de La Réunion, 11 h chez vous) »: the event's own clock first, and the
 * viewer's beside it when they differ.
 */
export function momentInWords(instant: string, zone: string, viewer: string = viewerZone()): string {
  const at = new Date(instant)
  const here = `${dayOf(at, zone)} à ${timeOf(at, zone)}`
  const sameDay = dayOf(at, zone) === dayOf(at, viewer)
  if (sameDay && timeOf(at, zone) === timeOf(at, viewer)) return here
  const there = sameDay ? timeOf(at, viewer) : `${dayOf(at, viewer)} à ${timeOf(at, viewer)}`
  return `${here} (${placeOf(zone)}, ${there} chez vous)`
}

/** « mardi 24 novembre 2026, de 14 h à 16 h », and over several days « du … à … au … à … ». */
function spanOnClock(starts: Date, ends: Date, zone: string): string {
  const [first, last] = [dayOf(starts, zone), dayOf(ends, zone)]
  const [from, to] = [timeOf(starts, zone), timeOf(ends, zone)]
  return first === last ? `${first}, de ${from} à ${to}` : `du ${first} à ${from} au ${last} à ${to}`
}

/** A span on the event's own clock, then on the viewer's when they differ. */
export function spanInWords(
  starts: string,
  ends: string,
  zone: string,
  viewer: string = viewerZone(),
): string {
  const [from, to] = [new Date(starts), new Date(ends)]
  const here = spanOnClock(from, to, zone)
  const there = spanOnClock(from, to, viewer)
  if (here === there) return here
  const sameDay = `${dayOf(from, zone)}, `
  const shown = there.startsWith(sameDay) ? there.slice(sameDay.length) : there
  return `${here} (${placeOf(zone)} ; chez vous : ${shown})`
}

/** The civil date that an instant has in a zone: `2026-11-21`. */
export const dateIn = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('fr-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant))

/** The clock's reading in a zone: `14:30`. */
export const clockIn = (instant: string, zone: string): string =>
  format(new Date(instant), zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/**
 * The viewer's clock first, for an agenda of one's own day: « 14 h », or « 14 h (17 h, heure de La Réunion) » where
 * the event's clock reads otherwise.
 */
export function hourInWords(instant: string, zone: string, viewer: string = viewerZone()): string {
  const at = new Date(instant)
  const mine = timeOf(at, viewer)
  if (dayOf(at, zone) !== dayOf(at, viewer))
    return `${mine} (${dayOf(at, zone)} à ${timeOf(at, zone)}, ${placeOf(zone)})`
  return mine === timeOf(at, zone) ? mine : `${mine} (${timeOf(at, zone)}, ${placeOf(zone)})`
}

/** « 14 h » in one zone, for a second clock beside the first: « 11 h (heure de Paris) ». */
export const placedTime = (instant: string, zone: string): string =>
  `${dayOf(new Date(instant), zone)} à ${timeOf(new Date(instant), zone)} (${placeOf(zone)})`

/** Whole days from one civil date to another; negative when the second lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** « dans 12 jours », « aujourd’hui », « il y a 3 jours », then months and years. */
export function distanceInWords(from: string, to: string): string {
  const days = daysBetween(from, to)
  const size = Math.abs(days)
  // « Le mois prochain » would name a month: only days have such names here.
  const words = new Intl.RelativeTimeFormat('fr-FR', { numeric: size < 60 ? 'auto' : 'always' })
  if (size < 60) return words.format(days, 'day')
  if (size < 730) return words.format(Math.round(days / 30.44), 'month')
  return words.format(Math.trunc(days / 365.25), 'year')
}

export const monthWords = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
