/** A store on a database of its own, without a server. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../studio/lake/store/database.ts'
import { createStore, type Store } from '../../studio/lake/store/store.ts'

export function openStore(): { readonly store: Store; readonly close: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'store-'))
  const database = openDatabase(dataDir)
  database.exec('PRAGMA synchronous = OFF')
  const store = createStore(database)
  return {
    store,
    close() {
      store.close()
      database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
