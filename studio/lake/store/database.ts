/** The SQLite file: opened safely, checked, brought to the newest schema. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newestBackup } from '../maintenance/backups.ts'

/** Each entry brings the schema one version further; never change one that was released. */
export const migrations: readonly string[] = [
  `CREATE TABLE documents (
     id TEXT PRIMARY KEY, type TEXT NOT NULL, rev TEXT NOT NULL, body TEXT NOT NULL
   ) STRICT;
   CREATE TABLE transactions (
     seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, author TEXT NOT NULL,
     timestamp TEXT NOT NULL, mutations TEXT NOT NULL
   ) STRICT;
   CREATE TABLE changes (
     seq INTEGER NOT NULL REFERENCES transactions(seq), position INTEGER NOT NULL, id TEXT NOT NULL,
     transition TEXT NOT NULL, previous_rev TEXT, apply TEXT NOT NULL, revert TEXT NOT NULL,
     PRIMARY KEY (seq, position)
   ) STRICT;
   CREATE INDEX changes_by_document ON changes (id, seq);
   CREATE TABLE strong_references (
     source TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (source, target)
   ) STRICT;
   CREATE INDEX references_by_target ON strong_references (target);
   CREATE TABLE key_values (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
  // A whole copy now and then, so that an early revision is not a long way of undoing.
  `CREATE TABLE snapshots (
     id TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (id, seq)
   ) STRICT;
   CREATE INDEX transactions_by_time ON transactions (timestamp);`,
  // Effects leave out _rev from here on; those from before cannot be applied any more.
  `DELETE FROM snapshots; DELETE FROM changes;`,
  // What the Studio remembers for a user lies with the accounts.
  'DROP TABLE key_values;',
]

/**
 * @param mostBytes bound of the file; beyond it writes fail as on a full disk
 * @throws Error that names the file and what to do where it is damaged or newer than this program
 */
export function openDatabase(dataDir: string, mostBytes?: number): DatabaseSync {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'lake.sqlite')
  let database: DatabaseSync
  try {
    database = new DatabaseSync(path)
    database.exec(
      // What is deleted is overwritten, so that purging a document leaves nothing of it in the file.
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;',
    )
    const check = database.prepare('PRAGMA quick_check(1)').get()
    if (check?.['quick_check'] !== 'ok') throw new Error(String(check?.['quick_check']))
  } catch (cause) {
    const newest = newestBackup(dataDir)
    const remedy =
      newest === undefined
        ? 'There is no daily backup; put one of your own in its place (npm run restore -- FILE --replace), or move it away to begin anew.'
        : `The newest backup is ${newest}; put it in its place with: npm run restore -- ${newest} --replace`
    throw new Error(`The database ${path} is damaged. ${remedy}`, { cause })
  }
  migrate(database, path)
  if (mostBytes !== undefined) {
    const pageSize = Number(database.prepare('PRAGMA page_size').get()?.['page_size'])
    database.exec(`PRAGMA max_page_count = ${Math.floor(mostBytes / pageSize)}`)
  }
  return database
}

function migrate(database: DatabaseSync, path: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (version > migrations.length) {
    throw new Error(
      `The database ${path} was written by a newer version of this program; update the program.`,
    )
  }
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${statements} PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
}
