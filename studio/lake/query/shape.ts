/** What a query looks like from outside, in time proportional to its length: enough to guess what it may cost. */

const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*|\d+|\s+|[([{]|[)\]}]|\*/gs
const CHEAP = { length: 4_000, brackets: 40, depth: 8, stars: 2 }
/** Brackets in brackets; nobody writes so many, and a parser that calls itself for each has an end. */
export const DEEPEST = 100

export interface Shape {
  /** The query without its literals and comments: the same for queries that differ in these only. */
  readonly key: string
  readonly depth: number
  /** Small and flat: whatever it does, it cannot do much before it looks at the clock. */
  readonly looksCheap: boolean
}

export function shapeOf(query: string): Shape {
  let depth = 0
  let deepest = 0
  let brackets = 0
  let stars = 0
  const key = query.replace(TOKEN, (token) => {
    if ('([{'.includes(token)) {
      brackets += 1
      depth += 1
      deepest = Math.max(deepest, depth)
      return token
    }
    if (')]}'.includes(token)) {
      depth -= 1
      return token
    }
    if (token === '*') {
      stars += 1
      return token
    }
    return token.trim() === '' || token.startsWith('//') ? ' ' : '?'
  })
  return {
    key,
    depth: deepest,
    looksCheap:
      query.length <= CHEAP.length &&
      brackets <= CHEAP.brackets &&
      deepest <= CHEAP.depth &&
      stars <= CHEAP.stars,
  }
}
