/** Takes Dutch compounds apart: winkelleegstand is winkel and leegstand. */

const SHORTEST = 6
/** What may stand between two parts: stad-s-hart, straat-en-plan. */
const LINKS = ['', 's', 'en', 'e', 'er', 'n']

/**
 * @param word folded
 * @param isPart whether a folded word may be a part; the word as a whole is not asked for
 * @returns the parts, also those of parts (binnenstadsbestuur: binnenstad, bestuur, binnen, stad); none for a simple word
 */
export function partsOf(word: string, isPart: (part: string) => boolean): string[] {
  const parts = split(word, isPart) ?? []
  return [...new Set(parts.flatMap((part) => [part, ...partsOf(part, isPart)]))]
}

/** The division into the fewest parts; of several the one with the longest last part, which carries the meaning. */
function split(word: string, isPart: (part: string) => boolean): string[] | undefined {
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return undefined
  // best[start] is how the word divides from there to its end.
  const best: (string[] | undefined)[] = []
  best[word.length] = []
  for (let start = word.length - 3; start >= 0; start--) {
    for (let end = start + 3; end <= word.length; end++) {
      if (start === 0 && end === word.length) continue
      const part = word.slice(start, end)
      if (!isPart(part)) continue
      const rest = restAfter(word, end, best)
      const here = best[start]
      if (rest && (!here || rest.length + 1 <= here.length)) best[start] = preferred(here, [part, ...rest])
    }
  }
  const parts = best[0]
  if (!parts || parts.length < 2) return undefined
  // bestuur is not best and uur, bedrijven is not bed, rij and ven.
  const short = parts.filter(({ length }) => length < 4).length
  return short === 0 || (short === 1 && word.length > 8) ? parts : undefined
}

function preferred(one: string[] | undefined, other: string[]): string[] {
  if (!one || other.length < one.length) return other
  return (one.at(-1)?.length ?? 0) > (other.at(-1)?.length ?? 0) ? one : other
}

function restAfter(word: string, end: number, best: readonly (string[] | undefined)[]): string[] | undefined {
  const links = end === word.length ? [''] : LINKS
  const rests = links.flatMap((link) => {
    const rest =
      word.startsWith(link, end) && end + link.length < word.length + 1 ? best[end + link.length] : undefined
    return rest && (rest.length > 0 || end === word.length) ? [rest] : []
  })
  return rests.reduce<string[] | undefined>(
    (one, other) => (one && one.length <= other.length ? one : other),
    undefined,
  )
}
