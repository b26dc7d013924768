/** Carries out the items of `POST /data/mutate`, all or none. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord, type StoredDocument } from '../foundation/json.ts'
import { withArrayKeys } from './array-keys.ts'
import { completedId } from '../foundation/document-id.ts'
import { patchDocument, patchWithArrayKeys } from './patch.ts'
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
  /** The ids that the query of the item at an index selects. */
  readonly selections: ReadonlyMap<number, readonly string[]>
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

/** @returns what became of one document after the other; undefined where there was none */
function applyOne(
  session: Session,
  mutation: unknown,
  index: number,
  options: MutationOptions,
): Iterable<MutationResult | undefined> {
  const [entry, ...others] = isRecord(mutation) ? Object.entries(mutation) : []
  if (!entry || others.length > 0 || !isRecord(entry[1]))
    throw new LakeError(
      400,
      'A mutation is an object with one of create, createOrReplace, createIfNotExists, delete or patch.',
    )
  const [operation, body] = entry
  const fields = (): Record<string, unknown> => {
    const completed = options.autoGenerateArrayKeys ? withArrayKeys(body) : body
    return isRecord(completed) ? completed : body
  }
  switch (operation) {
    case 'create':
    case 'createOrReplace':
    case 'createIfNotExists':
      return [createDocument(session, operation, fields())]
    case 'delete':
      return Iterator.from(selected(body, index, options)).map((id) => {
        const document = session.get(id)
        session.remove(id)
        return document && { id, operation: 'delete', document }
      })
    case 'patch': {
      const patch = options.autoGenerateArrayKeys ? patchWithArrayKeys(body) : body
      return Iterator.from(selected(body, index, options)).map((id) => {
        patchDocument(session, id, patch)
        return { id, operation: 'update', document: session.get(id) }
      })
    }
    default:
      throw new LakeError(400, `The mutation "${operation}" is not known.`)
  }
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

function selected(
  body: Readonly<Record<string, unknown>>,
  index: number,
  { selections }: MutationOptions,
): readonly string[] {
  const { id } = body
  if (typeof id === 'string' && id !== '') return [id]
  if (Array.isArray(id) && id.length > 0 && id.every((one): one is string => typeof one === 'string'))
    return id
  const found = selections.get(index)
  if (found) return found
  throw new LakeError(400, 'A patch or delete names its documents by "id" or by "query".')
}
