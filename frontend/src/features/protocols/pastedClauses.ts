/** A clause read in a pasted agreement; `titleAt` and `bodyAt` say where its words stand in the paste. */
export interface PastedClause {
  title: string
  body: string
  titleAt: number | null
  bodyAt: number
}

interface Heading {
  title: string
  titleAt: number
  bodyAt: number
  lineAt: number
}

const longest = 120
const named = /^\s*(?:article|clause|chapitre|titre)\s+(?:\d+|[ivxlc]+|premier|1er)\b[\s.:–—-]*(.*)$/iu
const numbered = /^\s*(\d{1,2})\s*[.)–—-]\s*(\p{L}.*)$/u
const marked = /^\s*#{1,4}\s+(.+)$/u

/**
 * Cuts a pasted text at its headings: « Article 3 – Attestations », « # Attestations », or lines numbered 1, 2, 3 …
 * in a row. Named headings win, so that a numbered list inside an article stays in it.
 */
export function splitClauses(text: string): PastedClause[] {
  const headings = headingsOf(text)
  const parts = headings.map((heading, index) => {
    const end = headings[index + 1]?.lineAt ?? text.length
    return { ...trimmed(text, heading.bodyAt, end), title: heading.title, titleAt: heading.titleAt }
  })
  const opening = trimmed(text, 0, headings[0]?.lineAt ?? text.length)
  if (!opening.body) return parts
  const title = parts.length > 0 ? 'Préambule' : 'Texte de l’accord'
  return [{ ...opening, title, titleAt: null }, ...parts]
}

function headingsOf(text: string): Heading[] {
  const lines = linesOf(text).filter(({ line }) => line.trim() && line.length <= longest)
  const byName = lines.flatMap(({ line, at }) => {
    const match = named.exec(line) ?? marked.exec(line)
    return match ? [heading(line, at, match[1] ?? '')] : []
  })
  if (byName.length > 0) return byName
  let expected = 1
  return lines.flatMap(({ line, at }) => {
    const match = numbered.exec(line)
    if (Number(match?.[1]) !== expected) return []
    expected += 1
    return [heading(line, at, match?.[2] ?? '')]
  })
}

function linesOf(text: string) {
  let at = 0
  return text.split('\n').map((line) => {
    const place = { line, at }
    at += line.length + 1
    return place
  })
}

function heading(line: string, at: number, words: string): Heading {
  const title = words.trim() || line.trim()
  return { title, titleAt: at + line.lastIndexOf(title), bodyAt: at + line.length, lineAt: at }
}

function trimmed(text: string, from: number, to: number) {
  const part = text.slice(from, to)
  return { body: part.trim(), bodyAt: from + part.length - part.trimStart().length }
}
