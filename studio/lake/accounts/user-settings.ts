/** What the Studio remembers for each editor. */
import type { DatabaseSync } from 'node:sqlite'

export function userSettingsTable(database: DatabaseSync) {
  const select = database.prepare('SELECT value FROM settings WHERE user = ? AND key = ?')
  const replace = database.prepare('INSERT OR REPLACE INTO settings (user, key, value) VALUES (?, ?, ?)')

  return {
    /** What is kept for a user under a key; null where nothing is. */
    setting(user: string, key: string): unknown {
      const row = select.get(user, key)
      return row ? JSON.parse(String(row['value'])) : null
    },
    keepSetting(user: string, key: string, value: unknown): void {
      replace.run(user, key, JSON.stringify(value ?? null))
    },
  }
}
