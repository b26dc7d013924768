/** Drops what no kept release needs, a little at a time, so that no publish waits for it. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const BATCH_SIZE = 200

const numberRow = z.object({ number: z.number() })
const endedRow = z.object({ path: z.string(), since: z.number(), body: z.number().nullable() })

/**
 * To be called inside a transaction.
 * @param moment ISO 8601; what a switch after it ended may still be asked for
 * @returns true where there is more to drop
 */
export function pruneEntries(database: DatabaseSync, moment: string): boolean {
  const gaps = JSON.stringify(gapsBetween(neededNumbers(database, moment)))
  // What began and ended within a gap is in no kept release.
  const ended = database
    .prepare(
      `SELECT entry.path, since, body FROM json_each(?) gap JOIN entry
       ON until > gap.value ->> 0 AND until <= gap.value ->> 1 AND since > gap.value ->> 0 LIMIT ${BATCH_SIZE}`,
    )
    .all(gaps)
    .map((row) => endedRow.parse(row))
  const dropEntry = database.prepare('DELETE FROM entry WHERE path = ? AND since = ?')
  const dropBody = database.prepare(
    'DELETE FROM body WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM entry WHERE body = ?1)',
  )
  for (const { path, since } of ended) dropEntry.run(path, since)
  for (const { body } of ended) if (body !== null) dropBody.run(body)
  const { changes } = database
    .prepare(
      `DELETE FROM document WHERE rowid IN (SELECT document.rowid FROM json_each(?) gap JOIN document
       ON until > gap.value ->> 0 AND until <= gap.value ->> 1 AND since > gap.value ->> 0 LIMIT ${BATCH_SIZE})`,
    )
    .run(gaps)
  return ended.length === BATCH_SIZE || changes === BATCH_SIZE
}

/** The last switch of each release, every recent one, and what was live before that; in ascending order. */
function neededNumbers(database: DatabaseSync, moment: string): number[] {
  return database
    .prepare(
      `SELECT max(number) AS number FROM release GROUP BY coalesce(completes, number)
       UNION SELECT number FROM release WHERE published_at >= ?1
       UNION SELECT number - 1 FROM release WHERE published_at >= ?1 ORDER BY number`,
    )
    .all(moment)
    .map((row) => numberRow.parse(row).number)
}

function gapsBetween(numbers: readonly number[]): (readonly [after: number, upTo: number])[] {
  return numbers
    .map((number, index) => [numbers[index - 1] ?? -1, number] as const)
    .filter(([after, upTo]) => upTo - after > 1)
}

/** Leaves the live release alone, and style sheets, which show nobody. To be called inside a transaction. */
export function forgetEnded(database: DatabaseSync): void {
  database.exec(`DELETE FROM entry WHERE until IS NOT NULL AND path NOT GLOB '/_astro/*'`)
  database.exec('DELETE FROM document WHERE until IS NOT NULL')
}

/** Bytes that are in use. */
export function usedBytes(database: DatabaseSync): number {
  const of = (name: string): number => Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
  return (of('page_count') - of('freelist_count')) * of('page_size')
}
