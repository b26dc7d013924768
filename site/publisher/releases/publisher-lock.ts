/** One publisher at a time for a data directory; the lock ends with its process, however that ends. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PublishError } from '../errors.ts'

/**
 * Takes a lock that the operating system holds for this process, by way of SQLite, which has it portable.
 * @param directory of the releases @returns releases the lock
 * @throws PublishError step `write` where another process holds it
 */
export function lockPublisher(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const lock = new DatabaseSync(join(directory, 'publisher.sqlite'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    const message = `Another process publishes from ${directory}; end that one first, or set DATA_DIR to another folder.`
    throw new PublishError('write', message, { cause })
  }
  return () => lock.close()
}
