/** What to search instead of a word that no page has: the nearest word of the site's own vocabulary, or parts of it. */
import { partsOf } from '../compounds.ts'
import { fold } from '../words.ts'

export interface Vocabulary {
  /** The most frequent word that begins so, for who is still typing. */
  readonly completion: (term: string) => string | undefined
  /** The word that was meant, where one letter or sound is off; good Dutch, as the site writes it. */
  readonly meant: (term: string) => string | undefined
  /** Words of the site that are in the term, as the parts of a compound are: no good Dutch, so never shown. */
  readonly within: (term: string) => string | undefined
}

/** @param lines a word and its count on each line, the most frequent first */
export function readVocabulary(lines: string): Vocabulary {
  const entries = lines.split('\n').flatMap((line) => {
    const [written = '', count = '1'] = line.split(' ')
    return written === ''
      ? []
      : [{ written, word: fold(written), sound: soundOf(fold(written)), count: Number(count) }]
  })
  const words = new Set(entries.map(({ word }) => word))
  const isPart = (part: string): boolean =>
    part.length > 3 && ['', 's', 'en', 'e', 'n'].some((end) => words.has(part + end))

  function nearest(term: string): string | undefined {
    if (term.length < 4) return undefined
    const limit = term.length < 8 ? 1 : term.length < 12 ? 2 : 3
    const sound = soundOf(term)
    let best: { written: string; score: number } | undefined
    for (const entry of entries) {
      if (Math.abs(entry.word.length - term.length) > limit) continue
      // A slip that does not change the sound is likelier than one that does.
      const heard = entry.sound === sound ? 0.4 : distance(sound, entry.sound, limit) + 0.5
      const cost = Math.min(heard, distance(term, entry.word, limit))
      if (cost > limit) continue
      // Another letter makes another word of a short one: heel is not heet.
      if (term.length < 6 && entry.sound !== sound && isChanged(term, entry.word)) continue
      const score = cost + (entry.word[0] === term[0] ? 0 : 0.5) - Math.min(Math.log(entry.count), 5) * 0.08
      if (!best || score < best.score) best = { written: entry.written, score }
    }
    return best?.written
  }

  /** gevelrenovatie has gevel in it, investeerders begins as investeren does. */
  function akin(term: string): string | undefined {
    for (let length = term.length - 1; length >= Math.max(5, term.length / 3); length--) {
      const head = term.slice(0, length)
      const tail = term.slice(-length)
      const most = length > term.length / 2
      const found = entries.find(
        ({ word }) => word === head || (most && (word === tail || word.startsWith(head))),
      )
      if (found) return found.written
    }
    return undefined
  }

  const partsIn = (term: string): string[] => largestParts(partsOf(term, isPart), term)

  return {
    completion: (term) => entries.find(({ word }) => word.startsWith(term))?.written,
    meant: (term) => (partsIn(term).length > 1 ? undefined : nearest(term)),
    within(term) {
      const parts = partsIn(term)
      if (parts.length > 1) return parts.join(' ')
      return brokenCompound(term, isPart, nearest) ?? akin(term)
    },
  }
}

/** Of parts and their parts only those that are not inside another one. */
function largestParts(parts: readonly string[], term: string): string[] {
  let rest = term
  return parts.filter((part) => {
    const at = rest.indexOf(part)
    if (at === -1) return false
    rest = rest.slice(at + part.length)
    return true
  })
}

/** winkelleegstnad: one part is known, the other nearly. */
function brokenCompound(
  term: string,
  isPart: (part: string) => boolean,
  nearest: (part: string) => string | undefined,
): string | undefined {
  for (let at = term.length - 5; at >= 5; at--) {
    const [left, right] = [term.slice(0, at), term.slice(at)]
    if (isPart(left)) {
      const other = isPart(right) ? right : nearest(right)
      if (other !== undefined) return `${left} ${other}`
    } else if (isPart(right)) {
      const other = nearest(left)
      if (other !== undefined) return `${other} ${right}`
    }
  }
  return undefined
}

/** Whether one letter is another one, and none was added, left out or swapped. */
function isChanged(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const others = Array.from(a, (letter, index) => letter !== b[index])
  return others.filter(Boolean).length === 1
}

/** How a Dutch word sounds, roughly: ij is ei, au is ou, c is k, d at the end is t. */
function soundOf(word: string): string {
  return word
    .replaceAll('ij', 'ei')
    .replaceAll('au', 'ou')
    .replaceAll('ch', 'g')
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll('qu', 'kw')
    .replace(/dt$|d$/, 't')
    .replace(/c(?=[eiy])/g, 's')
    .replaceAll('c', 'k')
    .replaceAll('x', 'ks')
    .replaceAll('y', 'ei')
    .replaceAll('v', 'f')
    .replaceAll('z', 's')
    .replace(/(.)\1+/g, '$1')
}

/** Letters added, left out, changed or swapped with their neighbour; more than the limit is any number above it. */
function distance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    before = last
    last = row
  }
  return last[b.length] ?? limit + 1
}
