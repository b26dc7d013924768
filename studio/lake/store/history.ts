/** The history of all documents: their transactions, their earlier revisions, and how these are deleted. */
import type { DatabaseSync } from 'node:sqlite'
import { createHistoryPurge, type HistoryPurge } from './history-purge.ts'
import { createRevisions, type Revisions } from './revisions.ts'
import { createTransactionLog, type TransactionLog } from './transaction-log.ts'

export interface History extends TransactionLog, Revisions, HistoryPurge {}

export function createHistory(database: DatabaseSync): History {
  return { ...createTransactionLog(database), ...createRevisions(database), ...createHistoryPurge(database) }
}
