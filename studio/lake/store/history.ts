/** The history of all documents: their transactions, their earlier revisions, and how these are deleted. */
import type { DatabaseSync } from 'node:sqlite'
import { createHistoryPurge, type HistoryPurge } from './history-purge.ts'
import { createReplay, type Replay } from './replay.ts'
import { createRevisions, type Revisions } from './revisions.ts'
import { createTransactionLog, type TransactionLog } from './transaction-log.ts'

export interface History extends TransactionLog, Revisions, Replay, HistoryPurge {}

export function createHistory(database: DatabaseSync): History {
  const log = createTransactionLog(database)
  const revisions = createRevisions(database)
  return { ...log, ...revisions, ...createReplay(log, revisions), ...createHistoryPurge(database) }
}
