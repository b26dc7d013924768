/** What is at which path, in the live release and in those before it. */
import type { DatabaseSync } from 'node:sqlite'
import { asEntry, type Entry } from './rows.ts'

export interface ReleaseEntries {
  live(): Map<string, Entry>
  /** @param latest number of the last switch of a release */
  of(latest: number): Map<string, Entry>
  /** Inside a transaction. @param number of the switch from which on a path has it; null takes the path away */
  write(number: number, path: string, entry: Entry | null): void
}

const COLUMNS = 'path, body, hash, length(content) AS size, location'

export function releaseEntries(database: DatabaseSync): ReleaseEntries {
  const sql = (text: string) => database.prepare(text)
  const live = sql(`SELECT ${COLUMNS} FROM entry LEFT JOIN body ON body.key = entry.body WHERE until IS NULL`)
  const of = sql(
    `SELECT ${COLUMNS} FROM entry LEFT JOIN body ON body.key = entry.body
     WHERE since <= ?1 AND (until IS NULL OR until > ?1)`,
  )
  const end = sql('UPDATE entry SET until = ? WHERE path = ? AND until IS NULL')
  const insert = sql('INSERT INTO entry (path, since, body, location) VALUES (?, ?, ?, ?)')
  return {
    live: () => new Map(live.all().map(asEntry)),
    of: (latest) => new Map(of.all(latest).map(asEntry)),
    write(number, path, entry) {
      end.run(number, path)
      if (entry) insert.run(path, number, ...('key' in entry ? [entry.key, null] : [null, entry.location]))
    },
  }
}

export function isSameEntry(a: Entry | null, b: Entry | null): boolean {
  if (a === null || b === null) return a === b
  if ('key' in a) return 'key' in b && a.key === b.key
  return 'location' in b && a.location === b.location
}

/** Addresses of pages and feeds count; style sheets, pictures, what search reads and redirects do not. */
function isPage(path: string, entry: Entry): boolean {
  return 'key' in entry && /^\/(?!(?:_astro|media|bestanden|pagefind)\/)/.test(path)
}

/** @returns how many pages more there are */
export function pagesGained(
  before: ReadonlyMap<string, Entry>,
  changes: ReadonlyMap<string, Entry | null>,
): number {
  let gained = 0
  for (const [path, entry] of changes) {
    const was = before.get(path)
    gained += Number(entry !== null && isPage(path, entry)) - Number(was !== undefined && isPage(path, was))
  }
  return gained
}
