/** Applies one patch to one document: its operations in the order of Sanity's API, whatever their order in the body. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord, type StoredDocument } from '../foundation/json.ts'
import { withArrayKeys } from './array-keys.ts'
import { parsePath } from './json-match.ts'
import { applyOperation, type Operation } from './operations.ts'
import type { Session } from './session.ts'
import type { VisitBudget } from './targets.ts'

/** Names in a patch that are not operations. */
const SELECTION = ['id', 'query', 'params', 'ifRevisionID']
const ORDER = ['set', 'setIfMissing', 'unset', 'inc', 'dec', 'insert', 'diffMatchPatch'] as const
const IMMUTABLE = ['_id', '_type'] as const

interface Step {
  readonly path: string
  readonly operation: Operation
}

/**
 * @param patch the operations; `id` and `query` in it are not looked at
 * @throws LakeError 404 where the document is missing, 409 where it has another revision, 400 for a patch that cannot be applied
 */
export function patchDocument(session: Session, id: string, patch: Readonly<Record<string, unknown>>): void {
  const before = session.get(id)
  if (!before) throw documentNotFound(id)
  assertRevision(id, before._rev, patch['ifRevisionID'])
  session.put(id, applyPatch(before, patch, session.visitBudget))
}

/** The document after the patch; the given one is not changed. */
export function applyPatch(
  before: StoredDocument,
  patch: Readonly<Record<string, unknown>>,
  visitBudget: VisitBudget,
): Record<string, unknown> {
  let after: unknown = before
  for (const { path, operation } of stepsOf(patch)) {
    try {
      after = applyOperation(after, parsePath(path), operation, visitBudget)
    } catch (cause) {
      if (cause instanceof LakeError) throw cause
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new LakeError(
        400,
        `The path "${path.slice(0, 80)}" of ${operation.kind} cannot be patched: ${reason}.`,
        undefined,
        { cause },
      )
    }
  }
  if (!isRecord(after)) throw new LakeError(400, `The patch of "${before._id}" leaves no document.`)
  for (const attribute of IMMUTABLE) {
    if (after[attribute] !== before[attribute])
      throw new LakeError(400, `Cannot modify immutable attribute "${attribute}"`)
  }
  return after
}

export function documentNotFound(id: string): LakeError {
  const description = `The document with the ID "${id}" was not found`
  return new LakeError(404, description, { item: { type: 'documentNotFoundError', description, id } })
}

export function assertRevision(id: string, current: string | undefined, expected: unknown): void {
  if (typeof expected !== 'string' || expected === current) return
  const description = `document "${id}" has unexpected revision ID ("${current ?? ''}"), expected "${expected}"`
  const item = {
    type: 'documentRevisionIDDoesNotMatchError',
    description,
    currentRevisionID: current ?? '',
    expectedRevisionID: expected,
  }
  throw new LakeError(409, description, { item })
}

/** The same patch with a `_key` for every object that it puts into an array. */
export function patchWithArrayKeys(patch: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...patch }
  for (const name of ['set', 'setIfMissing'] as const)
    if (name in copy) copy[name] = withArrayKeys(copy[name])
  const insert = copy['insert']
  if (isRecord(insert) && Array.isArray(insert['items'])) {
    copy['insert'] = { ...insert, items: withArrayKeys(insert['items']) }
  }
  return copy
}

function stepsOf(patch: Readonly<Record<string, unknown>>): Step[] {
  const unknown = Object.keys(patch).find(
    (name) => !SELECTION.includes(name) && !ORDER.some((known) => known === name),
  )
  if (unknown !== undefined) throw new LakeError(400, `The patch operation "${unknown}" is not known.`)
  return ORDER.flatMap((name) => (patch[name] === undefined ? [] : stepsOfOne(name, patch[name])))
}

function stepsOfOne(name: (typeof ORDER)[number], given: unknown): Step[] {
  if (name === 'unset') {
    if (!Array.isArray(given)) throw new LakeError(400, 'The patch operation "unset" takes a list of paths.')
    return given.map((path: unknown) => ({ path: String(path), operation: { kind: 'unset' } }))
  }
  if (!isRecord(given)) throw new LakeError(400, `The patch operation "${name}" takes an object.`)
  if (name === 'insert') return [insertStep(given)]
  return Object.entries(given).map(([path, value]) => ({ path, operation: operationOf(name, path, value) }))
}

function operationOf(
  name: 'set' | 'setIfMissing' | 'inc' | 'dec' | 'diffMatchPatch',
  path: string,
  value: unknown,
): Operation {
  if (name === 'set' || name === 'setIfMissing') return { kind: name, value }
  if (name === 'diffMatchPatch') {
    if (typeof value === 'string') return { kind: name, patch: value }
    throw new LakeError(400, `diffMatchPatch of "${path}" takes a text in unified diff format.`)
  }
  if (typeof value !== 'number') throw new LakeError(400, `${name} of "${path}" takes a number.`)
  return { kind: 'inc', by: name === 'inc' ? value : -value }
}

function insertStep(given: Readonly<Record<string, unknown>>): Step {
  const places = (['before', 'after', 'replace'] as const).filter((name) => given[name] !== undefined)
  const [place, ...others] = places
  const { items } = given
  const path = place === undefined ? undefined : given[place]
  if (place === undefined || others.length > 0 || typeof path !== 'string' || !Array.isArray(items))
    throw new LakeError(
      400,
      'The patch operation "insert" takes "items" and one of "before", "after" or "replace".',
    )
  return { path, operation: { kind: 'insert', place, items } }
}
