/** The schema of the database, version by version. Never change an entry that was released. */
import type { DatabaseSync } from 'node:sqlite'
import { leaveRevisionsOutOfEffects } from './older-effects.ts'

export type Migration = string | ((database: DatabaseSync) => void)

/** Each entry brings a database one version further. */
export const migrations: readonly Migration[] = [
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
  leaveRevisionsOutOfEffects,
  // What the Studio remembers for a user lies with the accounts.
  'DROP TABLE key_values;',
  // As `getPublishedId` of document-id.ts.
  `ALTER TABLE changes ADD COLUMN published_id TEXT GENERATED ALWAYS AS (
     CASE WHEN substr(id, 1, 7) = 'drafts.' THEN substr(id, 8)
       WHEN substr(id, 1, 9) = 'versions.' THEN substr(id, 10 + instr(substr(id, 10), '.'))
       ELSE id END
   ) VIRTUAL;
   CREATE INDEX changes_by_published_id ON changes (published_id, id);`,
]

/** Must run inside of a transaction. */
export function applyMigration(database: DatabaseSync, migration: Migration): void {
  if (typeof migration === 'string') database.exec(migration)
  else migration(database)
}
