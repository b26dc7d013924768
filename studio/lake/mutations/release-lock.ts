/** What the state of a release allows. */
import { LakeError } from '../foundation/errors.ts'
import type { StoredDocument } from '../foundation/json.ts'
import { releaseDocumentId, releaseOf } from '../foundation/document-id.ts'

export const RELEASE_STATES = ['active', 'scheduled', 'published', 'archived'] as const
const LOCKED = RELEASE_STATES.filter((state) => state !== 'active')
export type ReleaseState = (typeof RELEASE_STATES)[number]

/** @throws LakeError 409 where the release is in none of the states */
export function requireState(release: StoredDocument, states: readonly ReleaseState[], verb: string): void {
  const state = String(release['state'])
  if (states.some((allowed) => allowed === state)) return
  const description = `Release "${String(release['name'])}" cannot be ${verb}: it is ${state}, not ${states.join(' or ')}`
  throw new LakeError(409, description, { item: { type: 'releaseStateError', description, state } })
}

type Reader = (id: string) => StoredDocument | undefined

/**
 * The versions of a release change while it is active, and by what changes its state.
 * @throws LakeError 409
 */
export function assertUnlocked(id: string, before: Reader, after: Reader): void {
  const name = releaseOf(id)
  if (name === undefined) return
  const release = after(releaseDocumentId(name))
  const isLocked = LOCKED.some((state) => state === release?.['state'])
  if (release && isLocked && before(release._id)?.['state'] === release['state'])
    requireState(release, ['active'], 'changed')
}
