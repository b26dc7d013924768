/** Release documents, `_.releases.<name>`, and what their state allows. */
import { LakeError } from '../foundation/errors.ts'
import type { StoredDocument } from '../foundation/json.ts'
import { releaseDocumentId } from '../foundation/document-id.ts'
import { parseDateTime } from '../query/language/date-time.ts'
import type { Session } from './session.ts'

export const RELEASE_TYPE = 'system.release'

/** @throws LakeError 404 */
export function requireRelease(session: Session, name: string): StoredDocument {
  const release = session.get(releaseDocumentId(name))
  if (release) return release
  const description = `Release "${name}" was not found`
  throw new LakeError(404, description, { item: { type: 'releaseNotFoundError', description, id: name } })
}

/** When a release is to be published; undefined where nobody can tell. */
export function publishTime({ publishAt }: Readonly<Record<string, unknown>>): Date | undefined {
  return typeof publishAt === 'string' ? parseDateTime(publishAt)?.date : undefined
}

/** The ids of the documents in a release. */
export function membersOf(session: Session, name: string): string[] {
  return session.idsWith(`versions.${name}.`)
}
