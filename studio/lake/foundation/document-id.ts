/** Which document ids are allowed, and the parts of an id. */
import { randomUUID } from 'node:crypto'
import { LakeError } from './errors.ts'

const MAX_LENGTH = 128
const SEGMENT = /^[a-zA-Z0-9_][a-zA-Z0-9_-]*$/

/** @throws LakeError 400 that says which rule the id breaks */
export function assertId(id: string): void {
  const segments = id.split('.')
  const reason =
    id === '' || id.length > MAX_LENGTH
      ? `use 1 to ${MAX_LENGTH} characters`
      : !segments.every((segment) => SEGMENT.test(segment))
        ? 'use a-z, A-Z, 0-9, "_", "-" and "."; no part between dots is empty or begins with "-"'
        : segments.lastIndexOf('versions') > 0
          ? '"versions" may only be its first part'
          : segments[0] === 'versions' && segments.length < 3
            ? 'a version is named "versions.<release>.<document>"'
            : segments[0] === 'drafts' && segments.length < 2
              ? 'a draft is named "drafts.<document>"'
              : undefined
  if (reason !== undefined)
    throw new LakeError(400, `Invalid document ID "${id.slice(0, MAX_LENGTH + 1)}": ${reason}.`)
}

/** An id ending in "." gets a random last part; none at all becomes a random one. */
export function completedId(given: unknown): string {
  if (given === undefined || given === null || given === '') return randomUUID()
  if (typeof given !== 'string') throw new LakeError(400, 'The attribute "_id" must be a string.')
  return given.endsWith('.') ? given + randomUUID() : given
}

export function getPublishedId(id: string): string {
  if (id.startsWith('drafts.')) return id.slice('drafts.'.length)
  if (id.startsWith('versions.')) return id.split('.').slice(2).join('.')
  return id
}

/** Prefix of the ids of release documents. */
export const RELEASES = '_.releases.'

export function releaseDocumentId(name: string): string {
  return RELEASES + name
}

/** The release that a version document belongs to. */
export function releaseOf(id: string): string | undefined {
  return id.startsWith('versions.') ? id.split('.')[1] : undefined
}

export function isPublishedId(id: string): boolean {
  return getPublishedId(id) === id
}
