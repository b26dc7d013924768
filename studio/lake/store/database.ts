/** The SQLite file: opened safely, checked, brought to the newest schema. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Each entry brings the schema one version further; never change one that was released. */
const migrations = [
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
]

/** @throws Error that names the file and what to do where it is damaged or newer than this program */
export function openDatabase(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'lake.sqlite')
  let database: DatabaseSync
  try {
    database = new DatabaseSync(path)
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;',
    )
    const check = database.prepare('PRAGMA quick_check(1)').get()
    if (check?.['quick_check'] !== 'ok') throw new Error(String(check?.['quick_check']))
  } catch (cause) {
    throw new Error(
      `The database ${path} is damaged. Put a backup in its place, or move it away to begin anew.`,
      { cause },
    )
  }
  migrate(database, path)
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
