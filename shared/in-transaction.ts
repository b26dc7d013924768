/** One SQLite transaction: all that is written in it is on disk when it returns, or none of it. */
import type { DatabaseSync } from 'node:sqlite'

export function inTransaction<Result>(database: DatabaseSync, run: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = run()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
