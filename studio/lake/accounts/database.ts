/** `DATA_DIR/accounts.sqlite`: the editors, their sessions and what the Studio remembers for each, apart from the content. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makePrivateFile, makePrivateFolder } from '../foundation/private-files.ts'

/** Each entry brings the schema one version further; never change one that was released. */
const migrations = [
  `CREATE TABLE users (
     id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL,
     role TEXT NOT NULL, password TEXT NOT NULL, created_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE sessions (
     hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
     created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX sessions_by_user ON sessions (user);
   CREATE TABLE settings (
     user TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (user, key)
   ) STRICT;`,
  // Sessions of whoever sits at this machine, who has no account.
  'CREATE TABLE local_sessions (hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT;',
]

export function openAccountsDatabase(dataDir: string): DatabaseSync {
  makePrivateFolder(dataDir)
  const path = join(dataDir, 'accounts.sqlite')
  makePrivateFile(path)
  const database = new DatabaseSync(path)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;',
  )
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${statements} PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
  return database
}
