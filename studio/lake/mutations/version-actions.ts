/** The `sanity.action.document.version.*` actions: documents as they will be in a release, and drafts by the same names. */
import { existing, publishedField, record, text, versionField, type ActionHandler } from './action-fields.ts'
import { releaseOf } from '../foundation/document-id.ts'
import { createDocument } from './mutate.ts'
import { assertRevision } from './patch.ts'
import { purgeVersion } from './purge-version.ts'
import { requireRelease } from './release-state.ts'
import { isRecord, without } from '../foundation/json.ts'

export const versionActions: Readonly<Record<string, ActionHandler>> = {
  'document.version.create'(session, action) {
    publishedField(action)
    const document = isRecord(action['document']) ? action['document'] : undefined
    const id = versionField(action, 'versionId', document?.['_id'] ?? action['versionId'])
    const release = releaseOf(id)
    if (release !== undefined) requireRelease(session, release)
    if (document) {
      createDocument(session, 'create', { ...document, _id: id })
      return
    }
    const base = existing(session, text(action, 'baseId'))
    assertRevision(base._id, base._rev, action['ifBaseRevisionId'])
    createDocument(session, 'create', { ...without(base, '_createdAt'), _id: id })
  },
  'document.version.replace'(session, action) {
    const document = record(action, 'document')
    const id = versionField(action, 'document._id', document['_id'])
    existing(session, id)
    createDocument(session, 'createOrReplace', document)
  },
  'document.version.discard'(session, action) {
    const id = versionField(action, 'versionId')
    session.remove(existing(session, id)._id)
    if (action['purge'] === true) purgeVersion(session, id)
  },
  'document.version.unpublish'(session, action) {
    const published = existing(session, publishedField(action))
    const id = versionField(action, 'versionId')
    const release = releaseOf(id)
    if (release !== undefined) requireRelease(session, release)
    const version = session.get(id) ?? published
    const system = isRecord(version['_system']) ? version['_system'] : {}
    session.put(id, { ...version, _system: { ...system, delete: true } })
  },
}
