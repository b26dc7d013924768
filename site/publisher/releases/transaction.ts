/** One transaction of the release database: all of it is durable, or nothing. */
import type { DatabaseSync } from 'node:sqlite'
import { PublishError } from '../errors.ts'

/** @throws PublishError step `write` where it cannot be written */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw asPublishError(error)
  }
}

function asPublishError(cause: unknown): unknown {
  if (cause instanceof PublishError) return cause
  const code = cause instanceof Error && 'errcode' in cause ? cause.errcode : undefined
  const full = code === 13
  const message = full
    ? 'De schijf is vol. De site blijft zoals zij is; maak ruimte vrij en publiceer opnieuw.'
    : 'De nieuwe versie kan niet weggeschreven worden.'
  return new PublishError('write', message, { cause })
}
