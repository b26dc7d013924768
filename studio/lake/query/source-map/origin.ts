/** Where a value of an answer comes from. */
import { isObject } from '../language/values.ts'

/** A step into a document; a member of an array has its place and, where it has one, its key. */
export type Step = string | { readonly index: number; readonly key: string | undefined }

export interface SourceDocument {
  /** As it is stored: the draft's own id. */
  readonly _id: string
  readonly _type: string
}

export type Origin =
  /** The value, with all that is in it, stands at this place. */
  | { readonly kind: 'source'; readonly document: SourceDocument; readonly path: readonly Step[] }
  /** The query has put the object together. */
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Origin | undefined> }
  /** The query has put the array together. */
  | { readonly kind: 'array'; readonly members: readonly (Origin | undefined)[] }

/** A value and its origin; undefined where it was calculated. */
export interface Traced {
  readonly value: unknown
  readonly origin: Origin | undefined
}

export function originOfDocument(value: unknown): Origin | undefined {
  if (!isObject(value)) return undefined
  const { _id, _originalId, _type } = value
  const id = _originalId ?? _id
  if (typeof id !== 'string' || typeof _type !== 'string') return undefined
  return { kind: 'source', document: { _id: id, _type }, path: [] }
}

export function originOfAttribute(origin: Origin | undefined, name: string): Origin | undefined {
  if (origin?.kind === 'source') return { ...origin, path: [...origin.path, name] }
  return origin?.kind === 'object' ? origin.fields.get(name) : undefined
}

export function originOfMember(
  origin: Origin | undefined,
  index: number,
  member: unknown,
): Origin | undefined {
  if (origin?.kind === 'array') return origin.members[index]
  if (origin?.kind !== 'source') return undefined
  const key = isObject(member) && typeof member['_key'] === 'string' ? member['_key'] : undefined
  return { ...origin, path: [...origin.path, { index, key }] }
}

export function membersOf({ value, origin }: Traced): Traced[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.map((member: unknown, index) => ({
    value: member,
    origin: originOfMember(origin, index, member),
  }))
}

export function arrayOf(members: readonly Traced[]): Traced {
  return {
    value: members.map(({ value }) => value),
    origin: { kind: 'array', members: members.map(({ origin }) => origin) },
  }
}
