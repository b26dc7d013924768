/** Carries out the items of `POST /data/actions`: what the Studio does to a document and its draft. */
import { LakeError } from '../errors.ts'
import { isRecord, type StoredDocument } from '../json.ts'
import { atIndex, createDocument } from './mutate.ts'
import { assertRevision, patchDocument } from './patch.ts'
import type { Session } from './session.ts'

type Action = Readonly<Record<string, unknown>>

export function applyActions(session: Session, actions: readonly unknown[]): void {
  for (const [index, action] of actions.entries()) {
    try {
      if (!isRecord(action) || typeof action['actionType'] !== 'string')
        throw new LakeError(400, 'An action has an "actionType".')
      const run = ACTIONS[action['actionType'].replace(/^sanity\.action\./, '')]
      if (!run)
        throw new LakeError(
          400,
          `The action "${action['actionType']}" is not supported by the embedded lake.`,
        )
      run(session, action)
    } catch (error) {
      throw atIndex('actionError', index, error)
    }
  }
}

const ACTIONS: Readonly<Record<string, (session: Session, action: Action) => void>> = {
  'document.create'(session, action) {
    const attributes = record(action, 'attributes')
    const operation = action['ifExists'] === 'ignore' ? 'createIfNotExists' : 'create'
    createDocument(session, operation, { ...attributes, _id: attributes['_id'] ?? text(action, 'draftId') })
  },
  'document.edit'(session, action) {
    const draftId = text(action, 'draftId')
    copyIfMissing(session, draftId, text(action, 'publishedId'))
    patchDocument(session, draftId, record(action, 'patch'))
  },
  'document.publish'(session, action) {
    const draft = existing(session, text(action, 'draftId'))
    const publishedId = text(action, 'publishedId')
    const published = session.get(publishedId)
    assertRevision(draft._id, draft._rev, action['ifDraftRevisionId'])
    if (published) assertRevision(publishedId, published._rev, action['ifPublishedRevisionId'])
    session.put(publishedId, {
      ...strengthened(draft),
      ...(published ? { _createdAt: published._createdAt } : {}),
    })
    session.remove(draft._id)
  },
  'document.unpublish'(session, action) {
    const published = existing(session, text(action, 'publishedId'))
    const draftId = text(action, 'draftId')
    if (!session.get(draftId)) session.put(draftId, published)
    session.remove(published._id)
  },
  'document.discard'(session, action) {
    session.remove(existing(session, text(action, 'draftId'))._id)
  },
  'document.delete'(session, action) {
    const drafts = Array.isArray(action['includeDrafts']) ? action['includeDrafts'].map(String) : []
    existing(session, text(action, 'publishedId'))
    for (const id of [text(action, 'publishedId'), ...drafts]) session.remove(id)
  },
  'document.replaceDraft'(session, action) {
    const attributes = record(action, 'attributes')
    createDocument(session, 'createOrReplace', attributes)
  },
  'document.version.create'(session, action) {
    const base = typeof action['baseId'] === 'string' ? existing(session, action['baseId']) : {}
    const document = isRecord(action['document']) ? action['document'] : {}
    const id = action['versionId'] ?? document['_id']
    createDocument(session, 'create', { ...base, ...document, _id: id })
  },
  'document.version.discard'(session, action) {
    session.remove(existing(session, text(action, 'versionId'))._id)
  },
  'document.version.replace'(session, action) {
    createDocument(session, 'createOrReplace', record(action, 'document'))
  },
}

function copyIfMissing(session: Session, draftId: string, publishedId: string): void {
  if (session.get(draftId)) return
  session.put(draftId, existing(session, publishedId))
}

/** A draft may refer weakly to what is not published yet; publishing makes such a reference strong. */
function strengthened(value: StoredDocument): Record<string, unknown> {
  const walked = walk(value)
  return isRecord(walked) ? walked : { ...value }
}

function walk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((member: unknown) => walk(member))
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) copy[key] = walk(member)
  if (!('_strengthenOnPublish' in copy)) return copy
  const how = copy['_strengthenOnPublish']
  const rest = Object.fromEntries(
    Object.entries(copy).filter(([key]) => key !== '_strengthenOnPublish' && key !== '_weak'),
  )
  return isRecord(how) && how['weak'] === true ? { ...rest, _weak: true } : rest
}

function existing(session: Session, id: string): StoredDocument {
  const document = session.get(id)
  if (document) return document
  const description = `Document "${id}" was not found`
  throw new LakeError(404, description, { item: { type: 'documentNotFoundError', description, id } })
}

function text(action: Action, field: string): string {
  const value = action[field]
  if (typeof value !== 'string' || value === '') throw new LakeError(400, `The action needs "${field}".`)
  return value
}

function record(action: Action, field: string): Record<string, unknown> {
  const value = action[field]
  if (!isRecord(value)) throw new LakeError(400, `The action needs an object "${field}".`)
  return value
}
