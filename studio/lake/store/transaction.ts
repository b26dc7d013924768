/** What a transaction writes, and how it is remembered. */
import { isRecord, isStored, type StoredDocument } from '../foundation/json.ts'

export interface Change {
  readonly id: string
  readonly previous: StoredDocument | undefined
  readonly result: StoredDocument | undefined
}

export interface Commit {
  readonly transactionId: string
  readonly author: string
  readonly timestamp: string
  readonly mutations: readonly unknown[]
  readonly changes: readonly Change[]
  /** Ids of documents whose history before this transaction is to be forgotten. */
  readonly purged?: readonly string[]
}

interface Effects {
  readonly apply: readonly unknown[]
  readonly revert: readonly unknown[]
}

export type Transition = 'appear' | 'update' | 'disappear'

export interface ChangeRecord {
  readonly id: string
  readonly transition: Transition
  readonly previousRev: string | undefined
  readonly effects: Effects
}

export interface TransactionRecord {
  readonly seq: number
  readonly id: string
  readonly author: string
  readonly timestamp: string
  readonly mutations: unknown
  readonly changes: readonly ChangeRecord[]
}

export function isChange(value: unknown): value is Change {
  if (!isRecord(value) || typeof value['id'] !== 'string') return false
  return [value['previous'], value['result']].every((state) => state === undefined || isStored(state))
}

export function isChangeRecord(value: unknown): value is ChangeRecord {
  if (!isRecord(value) || typeof value['id'] !== 'string' || !isRecord(value['effects'])) return false
  return Array.isArray(value['effects']['apply']) && Array.isArray(value['effects']['revert'])
}
