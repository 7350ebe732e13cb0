import { diffWordsWithSpace } from 'diff'

/** A run of text that is in both texts or in one; the API compares versions in the same form. */
export interface TextSegment {
  kind: 'SAME' | 'ADDED' | 'REMOVED'
  text: string
}

const segmenter = new Intl.Segmenter('fr', { granularity: 'word' })

/**
 * Segments from one text to the other. Changes that only a space or a comma separates are joined, so that a
 * rewritten sentence reads as one removal and one addition instead of a rain of words.
 */
export function wordDiff(before: string, after: string): TextSegment[] {
  const segments: TextSegment[] = []
  let removed = ''
  let added = ''
  let glue = ''

  const flush = () => {
    if (removed) segments.push({ kind: 'REMOVED', text: removed })
    if (added) segments.push({ kind: 'ADDED', text: added })
    if (glue) segments.push({ kind: 'SAME', text: glue })
    removed = ''
    added = ''
    glue = ''
  }

  for (const change of diffWordsWithSpace(before, after, { intlSegmenter: segmenter })) {
    if (change.added || change.removed) {
      removed += glue
      added += glue
      glue = ''
      if (change.removed) removed += change.value
      else added += change.value
    } else if ((removed || added) && /^[\s,;]{1,2}$/.test(change.value) && !change.value.includes('\n')) {
      glue += change.value
    } else {
      flush()
      segments.push({ kind: 'SAME', text: change.value })
    }
  }
  flush()
  return mergeSame(segments)
}

function mergeSame(segments: TextSegment[]): TextSegment[] {
  const merged: TextSegment[] = []
  for (const segment of segments) {
    const last = merged.at(-1)
    if (last?.kind === 'SAME' && segment.kind === 'SAME') last.text += segment.text
    else merged.push({ ...segment })
  }
  return merged
}
