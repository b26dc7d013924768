/** The part of a page's text that answers the question best, cut into what is marked and what is not. */

export interface Segment {
  readonly text: string
  readonly marked: boolean
}

const WORDS = 28

/** @param isMatch asked for every word @returns segments that together are the excerpt */
export function excerptOf(content: string, isMatch: (word: string) => boolean): Segment[] {
  const words = content.split(/\s+/).filter((word) => word !== '')
  const hits = words.map((word) => word.match(/[\p{L}\p{N}'’]+/gu)?.some(isMatch) ?? false)
  const start = bestStart(hits)
  const shown = words.slice(start, start + WORDS)
  const segments: Segment[] = []
  for (const [index, word] of shown.entries()) {
    const marked = hits[start + index] ?? false
    const last = segments.at(-1)
    if (last?.marked === marked) segments[segments.length - 1] = { text: `${last.text} ${word}`, marked }
    else segments.push({ text: word, marked })
  }
  const before = start > 0 ? [{ text: '…', marked: false }] : []
  const after = start + WORDS < words.length ? [{ text: '…', marked: false }] : []
  return [...before, ...segments, ...after]
}

/** Where the window with the most matches begins; a few words before its first match, so that it reads well. */
function bestStart(hits: readonly boolean[]): number {
  let best = 0
  let most = 0
  for (let start = 0; start < hits.length; start++) {
    if (!hits[start]) continue
    const count = hits.slice(start, start + WORDS - 6).filter(Boolean).length
    if (count > most) [best, most] = [start, count]
  }
  return Math.max(0, Math.min(best - 6, hits.length - WORDS))
}
