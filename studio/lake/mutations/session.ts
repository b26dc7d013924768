/** A transaction in the making: reads see its own writes; at its end it is checked as a whole. */
import type { AssertChange } from '../accounts/access.ts'
import { itemError, LakeError } from '../foundation/errors.ts'
import { isRecord, type Json, type StoredDocument } from '../foundation/json.ts'
import { strongReferences } from '../store/references.ts'
import type { Store } from '../store/store.ts'
import type { Change } from '../store/transaction.ts'
import { assertId, isPublishedId } from '../foundation/document-id.ts'
import { assertLimits } from './limits.ts'
import type { CooperativeTask } from '../foundation/cooperative.ts'
import { assertUnlocked } from './release-lock.ts'
import { MAX_VALUES_VISITED, type VisitBudget } from './targets.ts'
import { assertTexts } from './texts.ts'

/** Ids that an error names. */
const MOST_NAMED = 100

export type SessionKind = 'mutationError' | 'actionError'

export interface Session {
  readonly transactionId: string
  readonly timestamp: string
  readonly visitBudget: VisitBudget
  get(id: string): StoredDocument | undefined
  put(id: string, fields: Readonly<Record<string, unknown>>): StoredDocument
  remove(id: string): void
  /** Ids of stored documents that begin with a text, those of this transaction included. */
  idsWith(prefix: string): string[]
  /** The newest revision in the history, also of a deleted document. */
  lastVersion(id: string): StoredDocument | undefined
  /** Has the history of a document before this transaction forgotten; of a published one also that of its drafts and versions. */
  purge(id: string): void
  purged(): readonly string[]
  /** The documents that it has changed so far. */
  written(): Iterable<Change>
  /** Notes a mutation as it was carried out: ids and keys made, queries as what they selected. */
  note(mutation: Readonly<Record<string, unknown>>): void
  noted(): readonly unknown[]
  /** Runs one item of the transaction; its errors, also those found at the end, name its index. */
  item(index: number, run: () => Iterable<undefined> | undefined): CooperativeTask<void>
  /** @throws LakeError 409 where a strong reference would point nowhere, 400 where a document is past a limit */
  changes(assertChange?: AssertChange): CooperativeTask<Change[]>
}

interface Written {
  readonly document: StoredDocument | undefined
  readonly item: number
}

export function startSession(
  store: Store,
  transactionId: string,
  timestamp: string,
  kind: SessionKind = 'mutationError',
): Session {
  const written = new Map<string, Written>()
  const read = new Map<string, StoredDocument | undefined>()
  const purged = new Set<string>()
  const noted: unknown[] = []
  let current = 0

  /** As it was before; read once, so that its unchanged parts stay the same objects. */
  const before = (id: string): StoredDocument | undefined => {
    if (!read.has(id)) read.set(id, store.get(id))
    return read.get(id)
  }
  const get = (id: string): StoredDocument | undefined => {
    const own = written.get(id)
    return own ? own.document : before(id)
  }

  return {
    transactionId,
    timestamp,
    visitBudget: { left: MAX_VALUES_VISITED },
    get,
    lastVersion: (id) => store.history.last(id),
    purge(id) {
      purged.add(id)
      if (isPublishedId(id)) for (const version of store.history.versionIds(id)) purged.add(version)
    },
    purged: () => [...purged],
    *written() {
      for (const [id, { document }] of written) yield { id, previous: before(id), result: document }
    },
    note: (mutation) => void noted.push(mutation),
    noted: () => noted,
    put(id, fields) {
      assertId(id)
      const { _type, _createdAt } = fields
      if (typeof _type !== 'string' || _type === '')
        throw new LakeError(400, `The document "${id}" needs the attribute "_type", a text.`)
      const document = {
        ...fields,
        _id: id,
        _type,
        _createdAt: typeof _createdAt === 'string' ? _createdAt : timestamp,
        _updatedAt: timestamp,
        _rev: transactionId,
      }
      written.set(id, { document, item: current })
      return document
    },
    remove(id) {
      if (get(id)) written.set(id, { document: undefined, item: current })
    },
    idsWith(prefix) {
      const ids = new Set(store.idsWith(prefix))
      for (const [id, { document }] of written) {
        if (!document) ids.delete(id)
        else if (id.startsWith(prefix)) ids.add(id)
      }
      return [...ids].sort()
    },
    *item(index, run) {
      current = index
      try {
        yield* run() ?? []
      } catch (error) {
        throw atIndex(kind, index, error)
      }
      yield
    },
    changes: (assertChange) => checkedChanges({ store, kind, written, before, get }, assertChange),
  }
}

interface Whole {
  readonly store: Store
  readonly kind: SessionKind
  readonly written: ReadonlyMap<string, Written>
  /** A document as it was before the transaction, and as it is after it. */
  readonly before: (id: string) => StoredDocument | undefined
  readonly get: (id: string) => StoredDocument | undefined
}

function* checkedChanges(
  { store, kind, written, before, get }: Whole,
  assertChange: AssertChange | undefined,
): CooperativeTask<Change[]> {
  const { targets, sources } = yield* referencesOf(written)
  const changes: Change[] = []
  for (const [id, { document, item }] of written) {
    const previous = before(id)
    try {
      assertChange?.(id, previous, document)
      assertUnlocked(id, before, get)
      if (document) {
        assertLimits(id, document)
        yield
        assertTexts(id, document, previous)
        yield
        assertTargets(id, targets.get(id) ?? [], get)
      } else assertUnreferenced(id, outsideReferrers(store, id, written), sources.get(id))
    } catch (error) {
      throw atIndex(kind, item, error)
    }
    if (previous !== undefined || document !== undefined) changes.push({ id, previous, result: document })
    yield
  }
  return changes
}

/** What the written documents refer to, and by which of them each target is referred to. */
function* referencesOf(
  written: ReadonlyMap<string, Written>,
): CooperativeTask<{ targets: Map<string, ReadonlySet<string>>; sources: Map<string, string[]> }> {
  const targets = new Map<string, ReadonlySet<string>>()
  const sources = new Map<string, string[]>()
  for (const [id, { document }] of written) {
    const own = strongReferences(document)
    targets.set(id, own)
    for (const target of own) {
      const known = sources.get(target)
      if (known) known.push(id)
      else sources.set(target, [id])
    }
    yield
  }
  return { targets, sources }
}

/** The error of one item as the error of its whole transaction. */
function atIndex(kind: SessionKind, index: number, error: unknown): unknown {
  if (!(error instanceof LakeError)) return error
  const item = error.body['item']
  return itemError(
    kind,
    error.status,
    index,
    isItem(item) ? item : { type: kind, description: error.message },
  )
}

function isItem(
  value: Json | undefined,
): value is Record<string, Json> & { type: string; description: string } {
  return isRecord(value) && typeof value['type'] === 'string' && typeof value['description'] === 'string'
}

function assertTargets(id: string, targets: Iterable<string>, get: Session['get']): void {
  for (const target of targets) {
    if (get(target)) continue
    const description = `Document "${id}" references non-existent document "${target}"`
    const item = { type: 'documentReferenceDoesNotExistError', description, id, referenceID: target }
    throw new LakeError(409, description, { item })
  }
}

/** Documents that refer to one and are not written by this transaction. */
function outsideReferrers(store: Store, id: string, written: ReadonlyMap<string, Written>): string[] {
  const outside = Iterator.from(store.referrers(id)).filter((source) => source !== id && !written.has(source))
  return outside.take(MOST_NAMED).toArray()
}

function assertUnreferenced(id: string, before: readonly string[], now: readonly string[] = []): void {
  const referencingIDs = [...before, ...now].slice(0, MOST_NAMED)
  if (referencingIDs.length === 0) return
  const description = `Document "${id}" cannot be deleted as there are references to it from "${String(referencingIDs[0])}"`
  throw new LakeError(409, description, {
    item: { type: 'documentHasExistingReferencesError', description, id, referencingIDs },
  })
}
