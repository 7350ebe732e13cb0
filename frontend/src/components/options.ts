/** What a list offers, from the words of an enumeration. */
export const optionsOf = <Id extends string>(
  words: Partial<Record<Id, string>>,
): { id: Id; label: string }[] =>
  Object.entries<string | undefined>(words).map(([id, label]) => ({ id: id as Id, label: label ?? id }))
