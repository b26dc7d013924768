/** A rollback holds the release that it made live, so that publishes wait. */
import type { DatabaseSync } from 'node:sqlite'

export interface ReleaseHold {
  readonly since: () => string | undefined
  begin(now: string): void
  readonly end: () => void
}

export function releaseHold(database: DatabaseSync): ReleaseHold {
  const since = database.prepare('SELECT since FROM hold')
  const begin = database.prepare('INSERT OR REPLACE INTO hold (one, since) VALUES (1, ?)')
  const end = database.prepare('DELETE FROM hold')
  return {
    since() {
      const value = since.get()?.['since']
      return typeof value === 'string' ? value : undefined
    },
    begin: (now) => void begin.run(now),
    end: () => void end.run(),
  }
}
