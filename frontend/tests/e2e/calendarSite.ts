import { createServer } from 'node:http'

export interface CalendarSite {
  /** Address of the calendar under this name. */
  address: (name: string) => string
  /** What is served from now on. */
  calendars: Map<string, string>
  stop: () => void
}

/** A site on this machine that serves calendars, as a federation's or an office program's would. */
export async function startCalendarSite(): Promise<CalendarSite> {
  const calendars = new Map<string, string>()
  const server = createServer((request, response) => {
    const calendar = calendars.get(request.url?.slice(1) ?? '')
    response.writeHead(calendar === undefined ? 404 : 200, { 'content-type': 'text/calendar; charset=utf-8' })
    response.end(calendar)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the site has no port')
  return {
    address: (name) => `http://127.0.0.1:${address.port}/${name}`,
    calendars,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

export interface Entry {
  title: string
  /** ISO date. */
  day: string
  /** Hours in Paris: « 1000 ». */
  from: string
  to: string
  description?: string
}

export const calendarOf = (entries: readonly Entry[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//essai//FR',
    ...entries.flatMap(({ title, day, from, to, description }, index) => [
      'BEGIN:VEVENT',
      `UID:${index}@essai.example`,
      'DTSTAMP:20260101T000000Z',
      `DTSTART;TZID=Europe/Paris:${day.replaceAll('-', '')}T${from}00`,
      `DTEND;TZID=Europe/Paris:${day.replaceAll('-', '')}T${to}00`,
      `SUMMARY:${title}`,
      ...(description === undefined ? [] : [`DESCRIPTION:${description}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
