/** Forgets a draft or version, and the whole document where that was the last there was of it. */
import { getPublishedId } from '../foundation/document-id.ts'
import type { Session } from './session.ts'

export function purgeVersion(session: Session, id: string): void {
  const publishedId = getPublishedId(id)
  const isLast = !session.get(publishedId) && versionsOf(session, publishedId).length === 0
  session.purge(isLast ? publishedId : id)
  session.purge(id)
}

/** The draft and all release versions of a document. */
export function versionsOf(session: Session, publishedId: string): string[] {
  const candidates = [`drafts.${publishedId}`, ...session.idsWith('versions.')]
  return candidates.filter((id) => getPublishedId(id) === publishedId && session.get(id))
}
