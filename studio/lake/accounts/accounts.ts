/** The editors, their sessions and their settings in the Studio, together. */
import { openAccountsDatabase } from './database.ts'
import { sessionTable } from './sessions.ts'
import { userSettingsTable } from './user-settings.ts'
import { userTable } from './users.ts'

export type Accounts = ReturnType<typeof openAccounts>

export function openAccounts(dataDir: string, now: () => Date = () => new Date()) {
  const database = openAccountsDatabase(dataDir)
  return {
    ...userTable(database, now),
    ...sessionTable(database, now),
    ...userSettingsTable(database),
    close: () => database.close(),
  }
}
