/** A lock on the data directory: one process at a time; it ends with the process, however that ends. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeAllPrivate, makePrivateFile } from '../foundation/private-files.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'

/**
 * Takes a lock that the operating system holds for this process, by way of SQLite, which has it portable.
 * @returns releases the lock
 * @throws MaintenanceError where another process holds it
 */
export function lockDataDir(dataDir: string): () => void {
  makeAllPrivate(dataDir)
  makePrivateFile(join(dataDir, 'in-use.sqlite'))
  const lock = new DatabaseSync(join(dataDir, 'in-use.sqlite'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new MaintenanceError(
      `${dataDir} is in use by another process, probably a running \`npm start\`; end that one first, or set DATA_DIR to another folder.`,
      { cause },
    )
  }
  return () => lock.close()
}
