/** Where a word stands in a text; places count Unicode characters, as the API does. */
export interface Place {
  start: number
  end: number
}

/** A run of plain text, or a word with the mention that stands on it. */
export type Piece<Mention> = { text: string; mention: Mention | null }

/** A text cut at its mentions, paragraph by paragraph: a blank line parts paragraphs. */
export function linkedParagraphs<Mention extends Place>(
  body: string,
  mentions: readonly Mention[],
): Piece<Mention>[][] {
  const characters = Array.from(body)
  const text = (from: number, to?: number) => characters.slice(from, to).join('')
  const paragraphs: Piece<Mention>[][] = [[]]
  const add = (piece: Piece<Mention>) => piece.text !== '' && paragraphs.at(-1)?.push(piece)
  const plain = (run: string) =>
    run.split(/\n{2,}/).forEach((part, index) => {
      if (index > 0) paragraphs.push([])
      add({ text: part, mention: null })
    })
  let done = 0
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    plain(text(done, mention.start))
    add({ text: text(mention.start, mention.end), mention })
    done = mention.end
  }
  plain(text(done))
  return paragraphs
}
