/** One transaction of the release database: all of it is durable, or nothing. */
import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../../../shared/in-transaction.ts'
import { PublishError } from '../errors.ts'

/** @throws PublishError step `write` where it cannot be written */
export function releaseTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  try {
    return inTransaction(database, work)
  } catch (error) {
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
