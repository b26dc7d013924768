/** Random JSON documents and random edits of them, from a seed, so that a failure can be repeated. */

export type Random = () => number

/** Numbers from 0 up to 1 (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<Value>(random: Random, values: readonly [Value, ...Value[]]): Value {
  return values[Math.floor(random() * values.length)] ?? values[0]
}

const WORDS = [
  '',
  'haring',
  'één',
  '€ 12',
  '漢字',
  '👩‍🚒 brandweer',
  'een langere zin over de binnenstad van morgen',
  '\u0000',
  'a\ud800b',
] as const
const KEYS = ['a', 'b', 'c', 'naam', 'Z', '_key', 'één'] as const

export function randomJson(random: Random, depth = 4): unknown {
  const kind = random()
  if (depth === 0 || kind < 0.35) {
    return pick<unknown>(random, [
      null,
      true,
      false,
      0,
      -1,
      2.5,
      1e21,
      ...WORDS,
      WORDS[1] + WORDS[5].repeat(3),
    ])
  }
  const size = Math.floor(random() * 6)
  if (kind < 0.6) return Array.from({ length: size }, () => randomJson(random, depth - 1))
  if (kind < 0.75) {
    return Array.from({ length: size }, (_none, index) => ({
      _key: `k${index}`,
      value: randomJson(random, depth - 1),
    }))
  }
  return Object.fromEntries(
    Array.from({ length: size }, () => [pick(random, KEYS), randomJson(random, depth - 1)]),
  )
}

/** The value with a few things changed, as an editor would: texts edited, members moved, inserted and removed. */
export function randomEdit(random: Random, value: unknown): unknown {
  if (typeof value === 'string' && random() < 0.7) {
    const at = Math.floor(random() * (value.length + 1))
    return value.slice(0, at) + pick(random, WORDS) + value.slice(at + Math.floor(random() * 3))
  }
  if (Array.isArray(value)) {
    const copy = value.map((member: unknown) => (random() < 0.3 ? randomEdit(random, member) : member))
    if (random() < 0.3)
      copy.splice(Math.floor(random() * (copy.length + 1)), Math.floor(random() * 2), randomJson(random, 2))
    if (random() < 0.2) copy.reverse()
    return copy
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).flatMap(([key, member]): [string, unknown][] =>
      random() < 0.1 ? [] : [[key, random() < 0.4 ? randomEdit(random, member) : member]],
    )
    if (random() < 0.2) entries.push([pick(random, KEYS), randomJson(random, 2)])
    return Object.fromEntries(entries)
  }
  return random() < 0.5 ? randomJson(random, 1) : value
}
