/** The SQLite file: opened safely, checked, brought to the newest schema. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newestBackup } from './backups.ts'
import { applyMigration, migrations } from './migrations.ts'
import { makePrivateFile, makePrivateFolder } from '../foundation/private-files.ts'
import { truncateLog } from './truncate-log.ts'

/**
 * @param mostBytes bound of the file; beyond it writes fail as on a full disk
 * @throws Error that names the file and what to do where it is damaged or newer than this program
 */
export function openDatabase(dataDir: string, mostBytes?: number): DatabaseSync {
  makePrivateFolder(dataDir)
  const path = join(dataDir, 'lake.sqlite')
  makePrivateFile(path)
  let database: DatabaseSync
  try {
    database = connect(path)
    const check = database.prepare('PRAGMA quick_check(1)').get()
    if (check?.['quick_check'] !== 'ok') throw new DamagedError(String(check?.['quick_check']))
  } catch (cause) {
    throw openingFailed(path, newestBackup(dataDir), cause)
  }
  migrate(database, path)
  // A purge that a crash overtook is finished here.
  truncateLog(database)
  if (mostBytes !== undefined) {
    const pageSize = Number(database.prepare('PRAGMA page_size').get()?.['page_size'])
    database.exec(`PRAGMA max_page_count = ${Math.floor(mostBytes / pageSize)}`)
  }
  return database
}

/** A connection that writes, to a database that is known to be whole. */
export function connect(path: string): DatabaseSync {
  const database = new DatabaseSync(path)
  database.exec(
    // What is deleted is overwritten, so that purging a document leaves nothing of it in the file.
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 16777216;',
  )
  return database
}

function migrate(database: DatabaseSync, path: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (version > migrations.length) {
    throw new Error(
      `The database ${path} was written by a newer version of this program; update the program.`,
    )
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue
    database.exec('BEGIN IMMEDIATE')
    try {
      applyMigration(database, migration)
      database.exec(`PRAGMA user_version = ${index + 1}; COMMIT;`)
    } catch (cause) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw new Error(
        `The database ${path} cannot be brought from version ${index} to the next; it is as it was.`,
        {
          cause,
        },
      )
    }
  }
}

class DamagedError extends Error {}

/** Result codes of SQLite: https://sqlite.org/rescode.html */
const BUSY = [5, 6]
const DAMAGED = [11, 26]

/** Only what is damaged is to be replaced. */
function openingFailed(path: string, newest: string | undefined, cause: unknown): Error {
  const code = cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) % 256 : undefined
  if (BUSY.some((busy) => busy === code))
    return new Error(`The database ${path} is locked by another program; end that one first.`, { cause })
  if (!(cause instanceof DamagedError) && !DAMAGED.some((damaged) => damaged === code)) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return new Error(
      `The database ${path} cannot be opened: ${reason}. Nothing is wrong with its content as far as can be told: look at the permissions of its folder, the room on the disk and the disk itself.`,
      { cause },
    )
  }
  const remedy =
    newest === undefined
      ? 'There is no daily backup; put one of your own in its place (npm run restore -- FILE --replace), or move it away to begin anew.'
      : `The newest backup is ${newest}; put it in its place with: npm run restore -- ${newest} --replace`
  return new Error(`The database ${path} is damaged. ${remedy}`, { cause })
}
