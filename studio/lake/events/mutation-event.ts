/** Mutation events as listeners and the history API carry them. */
import { isRecord } from '../foundation/json.ts'
import type { Committed } from '../store/hub.ts'
import type { Change, ChangeRecord, TransactionRecord } from '../store/transaction.ts'
import type { Chosen } from './selector.ts'

/** What a listener requests besides the author of a change. */
export interface Include {
  readonly result: boolean
  readonly previous: boolean
  readonly mutations: boolean
  readonly effects: boolean
}

/** The wire form of one change, as mutation events carry it. */
export function mutationEvent(
  { transaction }: Committed,
  { change, transition }: Chosen,
  position: { current: number; total: number },
  include: Include,
): Record<string, unknown> {
  const { record, mutations } = partsOf(transaction, change.id)
  return {
    eventId: `${transaction.id}#${change.id}`,
    documentId: change.id,
    transactionId: transaction.id,
    transition,
    identity: transaction.author,
    ...(change.previous ? { previousRev: change.previous._rev } : {}),
    resultRev: transaction.id,
    timestamp: transaction.timestamp,
    visibility: 'query',
    transactionTotalEvents: position.total,
    transactionCurrentEvent: position.current,
    ...(include.effects && record ? { effects: record.effects } : {}),
    ...(include.mutations ? { mutations: mutationsOfChange(mutations, change) } : {}),
    ...(include.result ? { result: change.result ?? null } : {}),
    ...(include.previous ? { previous: change.previous ?? null } : {}),
  }
}

/** The mutations of one document alone: as they were carried out, or, where actions made the change, as it turned out. */
function mutationsOfChange(own: readonly unknown[], { id, result }: Change): readonly unknown[] {
  if (own.length > 0) return own
  return [result ? { createOrReplace: result } : { delete: { id } }]
}

/** Those that name one document and no other. */
export function mutationsOf(transaction: TransactionRecord, id: string): readonly unknown[] {
  return partsOf(transaction, id).mutations
}

interface DocumentParts {
  readonly record: ChangeRecord | undefined
  readonly mutations: readonly unknown[]
}

interface SortedParts {
  readonly record: ChangeRecord
  readonly targeted: readonly Targeted[]
}

const known = new WeakMap<TransactionRecord, ReadonlyMap<string, SortedParts>>()

/** What a transaction has of one document; sorted once for all documents and listeners. */
function partsOf(transaction: TransactionRecord, id: string): DocumentParts {
  let sorted = known.get(transaction)
  if (!sorted) {
    const { mutations } = transaction
    const targeted = Array.isArray(mutations) ? mutations.flatMap(targetsOf) : []
    const byTarget = Map.groupBy(targeted, ({ target }) => target)
    sorted = new Map(
      transaction.changes.map((record) => [record.id, { record, targeted: byTarget.get(record.id) ?? [] }]),
    )
    known.set(transaction, sorted)
  }
  const { record, targeted = [] } = sorted.get(id) ?? {}
  return { record, mutations: targeted.map(({ target, name, body }) => ownForm(target, name, body)) }
}

interface Targeted {
  readonly target: string
  readonly name: string
  readonly body: Readonly<Record<string, unknown>>
}

/** The documents that a mutation names; an action names none. */
function targetsOf(mutation: unknown): Targeted[] {
  if (!isRecord(mutation) || 'actionType' in mutation) return []
  const [[name, body] = []] = Object.entries(mutation)
  if (name === undefined || !isRecord(body)) return []
  return [body['_id'] ?? body['id']]
    .flat()
    .flatMap((target: unknown) => (typeof target === 'string' ? [{ target, name, body }] : []))
}

/** A mutation of several documents as the one of a single document that it comes to. */
function ownForm(target: string, name: string, body: Readonly<Record<string, unknown>>): unknown {
  return { [name]: '_id' in body ? body : { ...body, id: target } }
}
