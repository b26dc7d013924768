/** What a document becomes when its draft or version is published. */
import { isRecord, without, type StoredDocument } from '../foundation/json.ts'
import type { Session } from './session.ts'

/** The version takes the place of the published document, or takes it away where it is marked so; the version itself goes. */
export function publishVersion(session: Session, version: StoredDocument, publishedId: string): void {
  const published = session.get(publishedId)
  if (isGoingToUnpublish(version)) session.remove(publishedId)
  else {
    const content = without(strengthened(version), '_system')
    session.put(publishedId, { ...content, _createdAt: published?._createdAt ?? version._createdAt })
  }
  session.remove(version._id)
}

/** Such a version stands in a release for the removal of its document. */
function isGoingToUnpublish(version: StoredDocument): boolean {
  const system = version['_system']
  return isRecord(system) && system['delete'] === true
}

/** A draft may refer weakly to what is not published yet; publishing makes such a reference strong. */
function strengthened(value: StoredDocument): Record<string, unknown> {
  const walked = walk(value)
  return isRecord(walked) ? walked : { ...value }
}

function walk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((member: unknown) => walk(member))
  if (!isRecord(value)) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]))
  const how = copy['_strengthenOnPublish']
  if (how === undefined) return copy
  const rest = without(copy, '_strengthenOnPublish', '_weak')
  return isRecord(how) && how['weak'] === true ? { ...rest, _weak: true } : rest
}
