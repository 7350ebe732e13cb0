import type { PackSection } from '~/graphql/generated/graphql'

export interface SectionChanges {
  section: PackSection
  added: readonly string[]
  changed: readonly string[]
  gone: number
}

const plural = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

/** What changed in a part, in words: « 2 nouveaux, 1 modifié, 1 retiré ». */
export const changesInWords = ({ added, changed, gone }: SectionChanges): string =>
  [
    added.length > 0 && plural(added.length, 'nouveau', 'nouveaux'),
    changed.length > 0 && plural(changed.length, 'modifié', 'modifiés'),
    gone > 0 && plural(gone, 'retiré', 'retirés'),
  ]
    .filter(Boolean)
    .join(', ')

/** Whether a thing is new or not the same since the pack was looked through. */
export function changeOf(
  changes: readonly SectionChanges[],
  section: PackSection,
  id: string,
): 'added' | 'changed' | null {
  const found = changes.find((one) => one.section === section)
  if (found?.added.includes(id)) return 'added'
  return found?.changed.includes(id) ? 'changed' : null
}
