/** The `sanity.action.document.*` actions on a document and its draft. */
import { LakeError } from '../foundation/errors.ts'
import {
  draftField,
  existing,
  publishedField,
  record,
  versionField,
  type ActionHandler,
} from './action-fields.ts'
import { alreadyExists, createDocument } from './mutate.ts'
import { assertRevision, documentNotFound, patchDocument } from './patch.ts'
import { publishVersion } from './publish.ts'
import { purgeVersion, versionsOf } from './purge-version.ts'

export const documentActions: Readonly<Record<string, ActionHandler>> = {
  'document.create'(session, action) {
    const attributes = record(action, 'attributes')
    const publishedId = publishedField(action)
    const id =
      attributes['_id'] === undefined
        ? draftField(action)
        : versionField(action, 'attributes._id', attributes['_id'])
    if (session.get(publishedId)) throw alreadyExists(publishedId)
    createDocument(session, action['ifExists'] === 'ignore' ? 'createIfNotExists' : 'create', {
      ...attributes,
      _id: id,
    })
  },
  'document.replaceDraft'(session, action) {
    const attributes = record(action, 'attributes')
    const publishedId = publishedField(action)
    const id = versionField(action, 'attributes._id', attributes['_id'])
    if (!session.get(id) && !session.get(publishedId)) throw documentNotFound(id)
    createDocument(session, 'createOrReplace', attributes)
  },
  'document.edit'(session, action) {
    const draftId = draftField(action)
    if (!session.get(draftId)) session.put(draftId, existing(session, publishedField(action)))
    patchDocument(session, draftId, record(action, 'patch'))
  },
  'document.publish'(session, action) {
    const publishedId = publishedField(action)
    const draft = existing(session, draftField(action))
    assertRevision(draft._id, draft._rev, action['ifDraftRevisionId'])
    assertRevision(publishedId, session.get(publishedId)?._rev, action['ifPublishedRevisionId'])
    publishVersion(session, draft, publishedId)
  },
  'document.unpublish'(session, action) {
    const published = existing(session, publishedField(action))
    const draftId = draftField(action)
    if (!session.get(draftId)) session.put(draftId, published)
    session.remove(published._id)
  },
  'document.discard'(session, action) {
    const id = existing(session, draftField(action))._id
    session.remove(id)
    if (action['purge'] === true) purgeVersion(session, id)
  },
  'document.delete'(session, action) {
    const publishedId = publishedField(action)
    const included = Array.isArray(action['includeDrafts']) ? action['includeDrafts'] : []
    const drafts = included.map((id: unknown) => versionField(action, 'includeDrafts', id))
    existing(session, publishedId)
    const forgotten = versionsOf(session, publishedId).filter((id) => !drafts.includes(id))
    if (forgotten.length > 0)
      throw new LakeError(
        400,
        `Document "${publishedId}" has versions that "includeDrafts" does not name: ${forgotten.join(', ')}.`,
      )
    for (const id of [publishedId, ...drafts]) {
      session.remove(id)
      if (action['purge'] === true) session.purge(id)
    }
  },
}
