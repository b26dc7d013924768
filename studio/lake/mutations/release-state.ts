/** Release documents, `_.releases.<name>`, and what their state allows. */
import { LakeError } from '../foundation/errors.ts'
import type { StoredDocument } from '../foundation/json.ts'
import { releaseDocumentId, releaseOf } from '../foundation/document-id.ts'
import { parseDateTime } from '../query/language/date-time.ts'
import type { Session } from './session.ts'

export const RELEASE_TYPE = 'system.release'
export const RELEASE_STATES = ['active', 'scheduled', 'published', 'archived'] as const
export type ReleaseState = (typeof RELEASE_STATES)[number]

/** @throws LakeError 404 */
export function requireRelease(session: Session, name: string): StoredDocument {
  const release = session.get(releaseDocumentId(name))
  if (release) return release
  const description = `Release "${name}" was not found`
  throw new LakeError(404, description, { item: { type: 'releaseNotFoundError', description, id: name } })
}

/** @throws LakeError 409 where the release is in none of the states */
export function requireState(release: StoredDocument, states: readonly ReleaseState[], verb: string): void {
  const state = String(release['state'])
  if (states.some((allowed) => allowed === state)) return
  const description = `Release "${String(release['name'])}" cannot be ${verb}: it is ${state}, not ${states.join(' or ')}`
  throw new LakeError(409, description, { item: { type: 'releaseStateError', description, state } })
}

/** When a release is to be published; undefined where nobody can tell. */
export function publishTime({ publishAt }: Readonly<Record<string, unknown>>): Date | undefined {
  return typeof publishAt === 'string' ? parseDateTime(publishAt)?.date : undefined
}

/** The versions of a scheduled release may not change until it is published or unscheduled. */
export function assertUnlocked(session: Session, id: string): void {
  const name = releaseOf(id)
  const release = name === undefined ? undefined : session.get(releaseDocumentId(name))
  if (release) requireState(release, ['active'], 'changed')
}

/** The ids of the documents in a release. */
export function membersOf(session: Session, name: string): string[] {
  return session.idsWith(`versions.${name}.`)
}
