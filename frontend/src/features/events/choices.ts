import type { AttendeeAnswer, DateChoice } from '~/graphql/generated/graphql'

/** Words of the answers to an invitation, in the order in which they are offered. */
export const answerWords: readonly { answer: AttendeeAnswer; words: string; said: string }[] = [
  { answer: 'ACCEPTED', words: 'Je viens', said: 'Vous venez.' },
  { answer: 'TENTATIVE', words: 'Peut-être', said: 'Vous viendrez peut-être.' },
  { answer: 'DECLINED', words: 'Je ne viens pas', said: 'Vous ne venez pas.' },
]

/** Words of the answers to a date, in the order in which they are offered. */
export const choiceWords: readonly { choice: DateChoice; words: string }[] = [
  { choice: 'YES', words: 'Oui' },
  { choice: 'IF_NEED_BE', words: 'Si besoin' },
  { choice: 'NO', words: 'Non' },
]

export const wordOfChoice = (choice: DateChoice | null | undefined): string =>
  choiceWords.find((known) => known.choice === choice)?.words ?? 'Pas de réponse'

interface Counted {
  id: string
  yes: number
  ifNeedBe: number
}

/** The dates that suit most people: most « oui », then most « si besoin »; none while nobody can come. */
export function bestDates(options: readonly Counted[]): string[] {
  const able = options.filter(({ yes, ifNeedBe }) => yes + ifNeedBe > 0)
  const rank = ({ yes, ifNeedBe }: Counted) => yes * 1000 + ifNeedBe
  const best = Math.max(...able.map(rank))
  return able.filter((option) => rank(option) === best).map(({ id }) => id)
}

interface Answered {
  id: string
  answers: readonly { choice: DateChoice; who: string }[]
}

/** One row for each who answered any date, with a choice or none for each date, in alphabetical order. */
export function answerRows(options: readonly Answered[]): { who: string; choices: (DateChoice | null)[] }[] {
  const people = [...new Set(options.flatMap(({ answers }) => answers.map(({ who }) => who)))]
  return people
    .sort((a, b) => a.localeCompare(b, 'fr'))
    .map((who) => ({
      who,
      choices: options.map(({ answers }) => answers.find((answer) => answer.who === who)?.choice ?? null),
    }))
}

/** A count with its word: « 1 oui », « 0 si besoin ». */
export const countsInWords = (option: { yes: number; ifNeedBe: number; no: number }): string =>
  `${option.yes} oui, ${option.ifNeedBe} si besoin, ${option.no} non`
