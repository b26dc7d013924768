/** Carries out the items of `POST /data/mutate`, all or none. */
import { randomUUID } from 'node:crypto'
import { itemError, LakeError } from '../errors.ts'
import { isRecord, type Json } from '../json.ts'
import { patchDocument } from './patch.ts'
import type { Session } from './session.ts'

export interface MutationResult {
  readonly id: string
  readonly operation: 'create' | 'update' | 'delete' | 'none'
}

/** @param idsOf the ids of the documents that a query selects */
export async function applyMutations(
  session: Session,
  mutations: readonly unknown[],
  idsOf: (query: string, params: Record<string, unknown>) => Promise<string[]>,
): Promise<MutationResult[]> {
  const results: MutationResult[] = []
  for (const [index, mutation] of mutations.entries()) {
    try {
      results.push(...(await applyOne(session, mutation, idsOf)))
    } catch (error) {
      throw atIndex('mutationError', index, error)
    }
  }
  return results
}

/** The error of one item as the error of its whole transaction. */
export function atIndex(kind: 'mutationError' | 'actionError', index: number, error: unknown): unknown {
  if (!(error instanceof LakeError)) return error
  const item = error.body['item']
  const given = isItem(item) ? item : { type: kind, description: error.message }
  return itemError(kind, error.status, index, given)
}

function isItem(
  value: Json | undefined,
): value is Record<string, Json> & { type: string; description: string } {
  return isRecord(value) && typeof value['type'] === 'string' && typeof value['description'] === 'string'
}

async function applyOne(
  session: Session,
  mutation: unknown,
  idsOf: (query: string, params: Record<string, unknown>) => Promise<string[]>,
): Promise<MutationResult[]> {
  const [entry, ...others] = isRecord(mutation) ? Object.entries(mutation) : []
  if (!entry || others.length > 0 || !isRecord(entry[1])) {
    throw new LakeError(
      400,
      'A mutation is an object with one of create, createOrReplace, createIfNotExists, delete or patch.',
    )
  }
  const [operation, body] = entry
  switch (operation) {
    case 'create':
    case 'createOrReplace':
    case 'createIfNotExists':
      return [createDocument(session, operation, body)]
    case 'delete':
      return (await selected(body, idsOf)).map((id) => {
        session.remove(id)
        return { id, operation: 'delete' }
      })
    case 'patch':
      return (await selected(body, idsOf)).map((id) => {
        patchDocument(session, id, body)
        return { id, operation: 'update' }
      })
    default:
      throw new LakeError(400, `The mutation "${operation}" is not known.`)
  }
}

export function createDocument(
  session: Session,
  operation: 'create' | 'createOrReplace' | 'createIfNotExists',
  fields: Readonly<Record<string, unknown>>,
): MutationResult {
  const given = fields['_id']
  const id =
    typeof given !== 'string' || given === ''
      ? randomUUID()
      : given.endsWith('.')
        ? given + randomUUID()
        : given
  const existing = session.get(id)
  if (existing && operation === 'createIfNotExists') return { id, operation: 'none' }
  if (existing && operation === 'create') {
    const description = `Document by ID "${id}" already exists`
    throw new LakeError(409, description, { item: { type: 'documentAlreadyExistsError', description, id } })
  }
  session.put(id, existing ? { _createdAt: existing._createdAt, ...fields } : fields)
  return { id, operation: existing ? 'update' : 'create' }
}

async function selected(
  body: Readonly<Record<string, unknown>>,
  idsOf: (query: string, params: Record<string, unknown>) => Promise<string[]>,
): Promise<string[]> {
  const { id, query, params } = body
  if (typeof id === 'string') return [id]
  if (Array.isArray(id)) return id.map(String)
  if (typeof query === 'string') return idsOf(query, isRecord(params) ? params : {})
  throw new LakeError(400, 'A patch or delete names its documents by "id" or by "query".')
}
