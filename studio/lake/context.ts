/** What the lake's routes work with. */
import type { AssetFiles } from './assets/store.ts'
import type { Hub } from './events/hub.ts'
import type { Session } from './mutations/session.ts'
import type { QueryPool } from './query/pool.ts'
import type { Store, TransactionRecord } from './store/store.ts'

export const PROJECT = 'local'
export const DATASET = 'production'
export const EDITOR = 'local-editor'

export interface LakeContext {
  readonly store: Store
  readonly pool: QueryPool
  readonly hub: Hub
  readonly files: AssetFiles
  /** Runs a transaction: one at a time, checked as a whole, told to every stream once it is on disk. */
  transact(options: {
    transactionId: string | undefined
    mutations: readonly unknown[]
    dryRun: boolean
    work: (session: Session) => Promise<void> | void
  }): Promise<{ transactionId: string; session: Session; transaction: TransactionRecord | undefined }>
}

/** Variables that the authentication sets on every request. */
export interface LakeVariables {
  Variables: { authorised: boolean }
}
