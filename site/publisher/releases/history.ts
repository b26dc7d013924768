/** Which releases there are, and which are kept to be gone back to. */
import type { DatabaseSync } from 'node:sqlite'
import { asRelease, type Release } from './rows.ts'

/** Releases that are kept however old they are, the live one included. */
const NEWEST = 10
const HOUR = 60 * 60 * 1_000
/** Milliseconds that every release is kept: who loaded a page or an index before may still ask for what it names. */
export const GRACE = 5 * 60 * 1_000
/** Up to each age in milliseconds, one release for each span of time, the newest of it. */
const SPANS = [
  { age: 24 * HOUR, span: HOUR },
  { age: 30 * 24 * HOUR, span: 24 * HOUR },
]

export interface ReleaseHistory {
  live(): Release | undefined
  /** The newest first. */
  readonly kept: () => Release[]
  /** Inside a transaction. */
  add(release: Release): void
  /** Inside a transaction. @param search number of the switch that brings only what search reads, for the live release */
  complete(release: Release, search: number, publishedAt: string): void
  /** Inside a transaction: drops those before a release. */
  dropBefore(release: Release): void
  /** Inside a transaction: drops those that are not to be kept, the oldest first where there is no room. */
  thin(now: number, isFull: boolean): void
}

/** A release and what search reads of it are two switches with one name. */
const RELEASES = `
  SELECT own.number, max(switch.number) AS latest, own.id, own.published_at, own.pages, own.back_to
  FROM release own JOIN release switch ON coalesce(switch.completes, switch.number) = own.number
  WHERE own.completes IS NULL GROUP BY own.number ORDER BY own.number DESC`

export function releaseHistory(database: DatabaseSync): ReleaseHistory {
  const sql = (text: string) => database.prepare(text)
  const live = sql(`${RELEASES} LIMIT 1`)
  const kept = sql(RELEASES)
  const insert = sql(
    'INSERT INTO release (number, id, published_at, pages, back_to, completes) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const dropBefore = sql('DELETE FROM release WHERE number < ?')
  const drop = sql('DELETE FROM release WHERE coalesce(completes, number) = ?')
  return {
    live: () => live.all().map(asRelease)[0],
    kept: () => kept.all().map(asRelease),
    add: ({ number, id, publishedAt, pages, backTo }) =>
      void insert.run(number, id, publishedAt, pages, backTo, null),
    complete: ({ number, id, pages, backTo }, search, publishedAt) =>
      void insert.run(search, `${id}.${search}`, publishedAt, pages, backTo, number),
    dropBefore: ({ number }) => void dropBefore.run(number),
    thin(now, isFull) {
      const all = kept.all().map(asRelease)
      const wanted = keptOf(all, now)
      const oldest = isFull ? all.slice(NEWEST).findLast(({ number }) => wanted.has(number)) : undefined
      if (oldest) wanted.delete(oldest.number)
      for (const { number } of all) if (!wanted.has(number)) drop.run(number)
    },
  }
}

/** @param releases the newest first @returns numbers of those that are kept */
export function keptOf(
  releases: readonly Pick<Release, 'number' | 'publishedAt'>[],
  now: number,
): Set<number> {
  const kept = new Set(releases.slice(0, NEWEST).map(({ number }) => number))
  const taken = new Set<string>()
  for (const { number, publishedAt } of releases) {
    const moment = Date.parse(publishedAt)
    const age = now - moment
    const found = SPANS.find((one) => age < one.age)
    const place = found && `${found.span} ${Math.floor(moment / found.span)}`
    if (age < GRACE || (place !== undefined && !taken.has(place))) kept.add(number)
    if (place !== undefined) taken.add(place)
  }
  return kept
}
