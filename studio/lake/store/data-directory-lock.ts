/** One process at a time lives in a data folder; the claim ends with the process, however it ends. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeAllPrivate, makePrivateFile } from '../foundation/private-files.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'

/**
 * Takes a lock that the operating system holds for this process, by way of SQLite, which has it portable.
 * @returns gives the folder free again
 * @throws MaintenanceError where another process has it
 */
export function claimDataDir(dataDir: string): () => void {
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
