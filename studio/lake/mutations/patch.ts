/** Applies one patch to one document, by @sanity/mutator, within bounds. */
import { Mutation } from '@sanity/mutator'
import { LakeError } from '../errors.ts'
import { isRecord } from '../json.ts'
import type { Session } from './session.ts'

const OPERATIONS = [
  'set',
  'setIfMissing',
  'unset',
  'inc',
  'dec',
  'insert',
  'diffMatchPatch',
  'merge',
  'replace',
] as const
const LONGEST_PATH = 1_000
const DEEPEST_PATH = 50

/**
 * @param patch the operations, without `id` or `query`
 * @throws LakeError 404 where the document is missing, 409 where it has another revision, 400 for a patch that cannot be applied
 */
export function patchDocument(session: Session, id: string, patch: Readonly<Record<string, unknown>>): void {
  const before = session.get(id)
  if (!before) {
    const description = `The document with the ID "${id}" was not found`
    throw new LakeError(404, description, { item: { type: 'documentNotFoundError', description, id } })
  }
  assertRevision(id, before._rev, patch['ifRevisionID'])
  const operations = Object.fromEntries(
    OPERATIONS.flatMap((name) => (patch[name] === undefined ? [] : [[name, patch[name]]])),
  )
  for (const path of pathsOf(operations)) assertPath(path)
  let after: unknown
  try {
    after = new Mutation({ mutations: [{ patch: { id, ...operations } }] }).apply({ ...before })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LakeError(400, `The patch of "${id}" cannot be applied: ${reason}`, undefined, { cause })
  }
  if (!isRecord(after)) throw new LakeError(400, `The patch of "${id}" leaves no document.`)
  session.put(id, { ...after, _type: before._type, _createdAt: before._createdAt })
}

export function assertRevision(id: string, current: string, expected: unknown): void {
  if (typeof expected !== 'string' || expected === current) return
  const description = `document "${id}" has unexpected revision "${current}", expected "${expected}"`
  const item = {
    type: 'documentRevisionIDDoesNotMatchError',
    description,
    currentRevisionID: current,
    expectedRevisionID: expected,
  }
  throw new LakeError(409, description, { item })
}

function pathsOf(operations: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(operations).flatMap(([name, value]) => {
    if (name === 'unset') return Array.isArray(value) ? value.map(String) : []
    if (name === 'insert' && isRecord(value)) {
      return ['before', 'after', 'replace'].flatMap((place) =>
        typeof value[place] === 'string' ? [value[place]] : [],
      )
    }
    return isRecord(value) ? Object.keys(value) : []
  })
}

function assertPath(path: string): void {
  const reason =
    path.length > LONGEST_PATH
      ? 'it is too long'
      : path.split(/[.[]/).length > DEEPEST_PATH
        ? 'it is too deep'
        : path.includes('..')
          ? 'recursive paths (..) are not supported in patches'
          : /(?:^|[.[\]'"])(?:__proto__|constructor|prototype)(?:$|[.[\]'"])/.test(path)
            ? 'it names a property of the language itself'
            : undefined
  if (reason !== undefined)
    throw new LakeError(400, `The path "${path.slice(0, 80)}" cannot be patched: ${reason}.`)
}
