interface Count {
  satisfied?: number | null
  total?: number | null
}

/** A count in words: people below five are never told. */
export function countInWords({ satisfied, total }: Count): string {
  if (total == null) return 'moins de cinq personnes, non affiché'
  if (total === 0) return 'rien à compter'
  if (satisfied == null) return `sur ${total} ; le détail n’est pas affiché (moins de cinq personnes)`
  return `${satisfied} sur ${total}`
}

/** From 0 to 1; null when there is nothing to show. */
export function shareOf(count: Count | null | undefined): number | null {
  if (!count?.total || count.satisfied == null) return null
  return count.satisfied / count.total
}

export interface Place {
  x: number
  y: number
}

/** Runs of neighbouring months as points in a box: where nothing can be told the line is broken. */
export function runsOf(shares: readonly (number | null)[], width: number, height: number): Place[][] {
  const step = shares.length > 1 ? width / (shares.length - 1) : 0
  const runs: Place[][] = []
  let open = false
  shares.forEach((share, index) => {
    if (share === null) {
      open = false
      return
    }
    const place = { x: Math.round(index * step * 10) / 10, y: Math.round((1 - share) * height * 10) / 10 }
    if (open) runs.at(-1)?.push(place)
    else runs.push([place])
    open = true
  })
  return runs
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** The latest month at which there was something to tell; null when there never was. */
export function lastKnown(shares: readonly (number | null)[]): { index: number; share: number } | null {
  const index = shares.findLastIndex((share) => share !== null)
  const share = shares[index]
  return share == null ? null : { index, share }
}

/** How a figure went, in a few words for those who do not see the line. */
export function trendInWords(shares: readonly (number | null)[]): string {
  const known = shares.filter((share) => share !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return 'Pas encore d’évolution à montrer.'
  if (first === last) return `Évolution sur 24 mois : ${percent(last)} au début comme à la fin.`
  return `Évolution sur 24 mois : de ${percent(first)} à ${percent(last)}.`
}
