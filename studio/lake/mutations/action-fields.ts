/** Reads the fields of an action, with errors that name them. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord, type StoredDocument } from '../foundation/json.ts'
import { documentNotFound } from './patch.ts'
import { isPublishedId, getPublishedId } from '../foundation/document-id.ts'
import type { Session } from './session.ts'

export type Action = Readonly<Record<string, unknown>>
/** Returns steps where it goes over many documents. */
export type ActionHandler = (session: Session, action: Action) => Iterable<undefined> | undefined

/** @throws LakeError 404 */
export function existing(session: Session, id: string): StoredDocument {
  const document = session.get(id)
  if (!document) throw documentNotFound(id)
  return document
}

export function text(action: Action, field: string): string {
  const value = action[field]
  if (typeof value !== 'string' || value === '')
    throw new LakeError(400, `The action needs "${field}", a text.`)
  return value
}

export function record(action: Action, field: string): Record<string, unknown> {
  const value = action[field]
  if (!isRecord(value)) throw new LakeError(400, `The action needs "${field}", an object.`)
  return value
}

/** The id of a published document. */
export function publishedField(action: Action, field = 'publishedId'): string {
  const id = text(action, field)
  if (!isPublishedId(id)) throw new LakeError(400, `"${field}" must be a published document ID, not "${id}".`)
  return id
}

/** The id of a draft or of a version, which must belong to the action's published document where it names one. */
export function versionField(action: Action, field: string, value: unknown = action[field]): string {
  if (typeof value !== 'string' || isPublishedId(value))
    throw new LakeError(400, `"${field}" must be the ID of a draft or of a version.`)
  const group = action['publishedId']
  if (typeof group === 'string' && getPublishedId(value) !== group)
    throw new LakeError(400, `"${value}" is not a version of "${group}".`)
  return value
}

/** The draft of an action, or the version that it names instead. */
export function draftField(action: Action): string {
  const { draftId, versionId } = action
  if (draftId !== undefined && versionId !== undefined && draftId !== versionId)
    throw new LakeError(400, 'Give a "draftId" or a "versionId", not both.')
  return versionField(action, draftId === undefined ? 'versionId' : 'draftId')
}
