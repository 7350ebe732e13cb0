import { dateInWords, momentInWords, shortDate } from '~/dates/dates'

/** A civil date in words; `short` drops the weekday. */
export function DateText({ date, short = false }: { date: string; short?: boolean }) {
  return <time dateTime={date}>{short ? shortDate(date) : dateInWords(date)}</time>
}

/** A moment on the clock of where it happens, with the viewer's when it differs. */
export function MomentText({ instant, zone }: { instant: string; zone: string }) {
  return <time dateTime={instant}>{momentInWords(instant, zone)}</time>
}
