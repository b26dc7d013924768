/** Carries out the items of `POST /data/mutate`, all or none. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord, without, type StoredDocument } from '../foundation/json.ts'
import { withArrayKeys } from './array-keys.ts'
import { completedId } from '../foundation/document-id.ts'
import { patchDocument, patchWithArrayKeys } from './patch.ts'
import { selectedNow, type Selection } from './selections.ts'
import type { Session } from './session.ts'
import type { CooperativeTask } from '../foundation/cooperative.ts'

export interface MutationResult {
  readonly id: string
  readonly operation: 'create' | 'update' | 'delete' | 'none'
  /** As it is after the item; of a deletion, as it was before. */
  readonly document: StoredDocument | undefined
}

export interface MutationOptions {
  readonly autoGenerateArrayKeys: boolean
  /** What the query of the item at an index selects. */
  readonly selections: ReadonlyMap<number, Selection>
}

/** The queries by which patches and deletes choose their documents, by the index of their item. */
export function queriesOf(
  mutations: readonly unknown[],
): Map<number, { query: string; params: Record<string, unknown> }> {
  const queries = new Map<number, { query: string; params: Record<string, unknown> }>()
  for (const [index, mutation] of mutations.entries()) {
    if (!isRecord(mutation)) continue
    const body = mutation['patch'] ?? mutation['delete']
    if (!isRecord(body) || body['id'] !== undefined || typeof body['query'] !== 'string') continue
    queries.set(index, { query: body['query'], params: isRecord(body['params']) ? body['params'] : {} })
  }
  return queries
}

export function* applyMutations(
  session: Session,
  mutations: readonly unknown[],
  options: MutationOptions,
): CooperativeTask<MutationResult[]> {
  const results: MutationResult[] = []
  for (const [index, mutation] of mutations.entries()) {
    yield* session.item(index, function* () {
      for (const result of applyOne(session, mutation, index, options)) {
        if (result) results.push(result)
        yield
      }
    })
  }
  return results
}

/** Tells what became of one document after the other; undefined where there was none. */
function* applyOne(
  session: Session,
  mutation: unknown,
  index: number,
  options: MutationOptions,
): Generator<MutationResult | undefined, undefined> {
  const [entry, ...others] = isRecord(mutation) ? Object.entries(mutation) : []
  if (!entry || others.length > 0 || !isRecord(entry[1]))
    throw new LakeError(
      400,
      'A mutation is an object with one of create, createOrReplace, createIfNotExists, delete or patch.',
    )
  const [operation, body] = entry
  switch (operation) {
    case 'create':
    case 'createOrReplace':
    case 'createIfNotExists': {
      const completed = options.autoGenerateArrayKeys ? withArrayKeys(body) : body
      const fields = isRecord(completed) ? completed : body
      const result = createDocument(session, operation, fields)
      session.note({ [operation]: { ...fields, _id: result.id } })
      yield result
      return undefined
    }
    case 'delete': {
      const ids = yield* selected(session, body, index, options)
      session.note({ delete: resolved(body, ids) })
      for (const id of ids) {
        const document = session.get(id)
        session.remove(id)
        yield document && { id, operation: 'delete', document }
      }
      return undefined
    }
    case 'patch': {
      const ids = yield* selected(session, body, index, options)
      const patch = options.autoGenerateArrayKeys ? patchWithArrayKeys(body) : body
      session.note({ patch: resolved(patch, ids) })
      for (const id of ids) {
        patchDocument(session, id, patch)
        yield { id, operation: 'update', document: session.get(id) }
      }
      return undefined
    }
    default:
      throw new LakeError(400, `The mutation "${operation}" is not known.`)
  }
}

/** With the documents that it names or selects. */
function resolved(body: Readonly<Record<string, unknown>>, ids: readonly string[]): Record<string, unknown> {
  return { ...without(body, 'query', 'params'), id: ids.length === 1 ? ids[0] : ids }
}

/** @throws LakeError 409 where `create` meets an existing document */
export function createDocument(
  session: Session,
  operation: 'create' | 'createOrReplace' | 'createIfNotExists',
  fields: Readonly<Record<string, unknown>>,
): MutationResult {
  if (operation !== 'create' && typeof fields['_id'] !== 'string')
    throw new LakeError(400, `${operation} needs the attribute "_id", a text.`)
  const id = completedId(fields['_id'])
  const existing = session.get(id)
  if (existing && operation === 'createIfNotExists') return { id, operation: 'none', document: existing }
  if (existing && operation === 'create') throw alreadyExists(id)
  const document = session.put(id, existing ? { _createdAt: existing._createdAt, ...fields } : fields)
  return { id, operation: existing ? 'update' : 'create', document }
}

export function alreadyExists(id: string): LakeError {
  const description = `Document by ID "${id}" already exists`
  return new LakeError(409, description, { item: { type: 'documentAlreadyExistsError', description, id } })
}

function* selected(
  session: Session,
  body: Readonly<Record<string, unknown>>,
  index: number,
  { selections }: MutationOptions,
): CooperativeTask<readonly string[]> {
  const { id } = body
  if (typeof id === 'string' && id !== '') return [id]
  if (Array.isArray(id) && id.length > 0 && id.every((one): one is string => typeof one === 'string'))
    return id
  const selection = selections.get(index)
  if (selection) return yield* selectedNow(selection, session)
  throw new LakeError(400, 'A patch or delete names its documents by "id" or by "query".')
}
