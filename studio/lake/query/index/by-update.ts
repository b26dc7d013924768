/** Reads documents of several types in the order of their last change, no further than is asked for. */
import type { DatabaseSync } from 'node:sqlite'

interface Row {
  readonly id: string
  readonly updated: string
}

/** @returns ids in groups of the same time of change */
export function* mergeByUpdate(
  database: DatabaseSync,
  types: readonly string[],
  direction: 'asc' | 'desc',
): Generator<readonly string[]> {
  const sources = types.map((type) => rowsOf(database, type, direction))
  const heads = sources.map((source) => next(source))
  try {
    for (;;) {
      const times = heads.flatMap((head) => head?.updated ?? [])
      const [first, ...others] = times
      if (first === undefined) return
      const time = others.reduce((best, other) => (isBefore(other, best, direction) ? other : best), first)
      const ids: string[] = []
      for (const [index, source] of sources.entries()) {
        let head = heads[index]
        for (; head?.updated === time; head = next(source)) ids.push(head.id)
        heads[index] = head
      }
      yield ids
    }
  } finally {
    for (const source of sources) source.return(undefined)
  }
}

function isBefore(left: string, right: string, direction: 'asc' | 'desc'): boolean {
  return direction === 'asc' ? left < right : left > right
}

function next(source: Generator<Row, undefined>): Row | undefined {
  return source.next().value
}

function* rowsOf(database: DatabaseSync, type: string, direction: 'asc' | 'desc'): Generator<Row, undefined> {
  const statement = database.prepare(
    `SELECT id, updated FROM index_documents WHERE type = ? ORDER BY updated ${direction}`,
  )
  for (const row of statement.iterate(type)) yield { id: String(row['id']), updated: String(row['updated']) }
}
