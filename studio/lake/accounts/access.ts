/** Who may do what with which kind of document: one table, used by every route that reads or writes. */
import { LakeError } from '../foundation/errors.ts'
import type { StoredDocument } from '../foundation/json.ts'
import { getPublishedId, RELEASES } from '../foundation/document-id.ts'
import type { Role } from './identity.ts'

export type Operation = 'read' | 'create' | 'update' | 'delete'
export type Kind = 'content' | 'asset' | 'message' | 'release' | 'group' | 'system'
/** Undefined: nobody is signed in. */
export type Asker = Role | undefined

const NOBODY: readonly Role[] = []
const ADMINISTRATORS: readonly Role[] = ['administrator']
const EDITORS: readonly Role[] = ['administrator', 'editor']
const MEMBERS: readonly Role[] = ['administrator', 'editor', 'viewer']

/** Whoever is not signed in reads published content and assets, and nothing else. */
export const ACCESS: Readonly<Record<Kind, Readonly<Record<Operation, readonly Role[]>>>> = {
  content: { read: MEMBERS, create: EDITORS, update: EDITORS, delete: EDITORS },
  // An asset comes by upload; what the store measured never changes, for any role.
  asset: { read: MEMBERS, create: NOBODY, update: EDITORS, delete: EDITORS },
  // The site's server writes messages, with the token; of what a visitor wrote editors change nothing.
  message: { read: EDITORS, create: ADMINISTRATORS, update: EDITORS, delete: EDITORS },
  // Editors change releases by actions, which keep them whole.
  release: { read: MEMBERS, create: ADMINISTRATORS, update: ADMINISTRATORS, delete: ADMINISTRATORS },
  // Told from the accounts; what an older version stored can only go.
  group: { read: MEMBERS, create: NOBODY, update: NOBODY, delete: ADMINISTRATORS },
  system: { read: MEMBERS, create: ADMINISTRATORS, update: ADMINISTRATORS, delete: ADMINISTRATORS },
}

/** What belongs to the contact form; `content-schemas/inbox` names the same. */
export const MESSAGE_IDS = 'messages.'
export const MESSAGE_TYPES: readonly string[] = ['message', 'messageCount']
/** Fields of a message in which editors keep what they did with it. */
export const HANDLING_FIELDS: readonly string[] = [
  'handling',
  'takenBy',
  'answeredAt',
  'notes',
  'suspect',
  'nameConsent',
  'delivery',
  'receiptDelivery',
]

/** Fields of an asset document that the store measures from the file, and where it keeps it. */
export const MEASURED_FIELDS = [
  'assetId',
  'sha1hash',
  'path',
  'url',
  'extension',
  'mimeType',
  'size',
  'uploadId',
  'metadata',
] as const

const ASSET_TYPES: readonly string[] = ['sanity.imageAsset', 'sanity.fileAsset']
const ASSET_ID = /^(?:image-[0-9a-f]{40}-\d+x\d+|file-[0-9a-f]{40})-[a-z0-9]+$/
const ALWAYS_CHANGING: readonly string[] = ['_rev', '_updatedAt']

/** @param id its draft and its versions are of the same kind @param type where it is known */
export function kindOf(id: string, type?: string): Kind {
  const own = getPublishedId(id)
  if (own.startsWith(RELEASES)) return 'release'
  if (own.startsWith('_.groups.') || type === 'system.group') return 'group'
  if (own.startsWith('_.')) return 'system'
  if (own.startsWith(MESSAGE_IDS) || (type !== undefined && MESSAGE_TYPES.includes(type))) return 'message'
  return ASSET_ID.test(own) || (type !== undefined && ASSET_TYPES.includes(type)) ? 'asset' : 'content'
}

export function mayRead(role: Asker, id: string, type?: string): boolean {
  if (role === undefined) return !id.includes('.') && kindOf(id, type) !== 'message'
  // Administrators and editors read every kind.
  return role !== 'viewer' || ACCESS[kindOf(id, type)].read.includes(role)
}

/** Checks each change of a transaction by what it comes to, however it was written. */
export type AssertChange = (
  id: string,
  previous: StoredDocument | undefined,
  result: StoredDocument | undefined,
) => void

/** @param through which route @returns throws LakeError 403 for what the role may not do */
export function changesBy(role: Asker, through: 'mutations' | 'actions'): AssertChange {
  function assertOne(operation: Operation, id: string, type: string): void {
    const kind = kindOf(id, type)
    const allowed = kind === 'release' && through === 'actions' ? EDITORS : ACCESS[kind][operation]
    if (role === undefined || !allowed.includes(role)) throw refused(operation, id, kind)
  }

  return (id, previous, result) => {
    const isSameKind = previous && result && kindOf(id, previous._type) === kindOf(id, result._type)
    if (!isSameKind) {
      if (previous) assertOne('delete', id, previous._type)
      if (result) assertOne('create', id, result._type)
      return
    }
    assertOne('update', id, result._type)
    const kind = kindOf(id, result._type)
    if (kind === 'asset') assertKept(id, kind, previous, result, ['_type', ...MEASURED_FIELDS])
    if (kind === 'message' && role !== 'administrator') {
      const fields = new Set([...Object.keys(previous), ...Object.keys(result)])
      const others = [...fields].filter((field) => ![...HANDLING_FIELDS, ...ALWAYS_CHANGING].includes(field))
      assertKept(id, kind, previous, result, others)
    }
  }
}

function assertKept(
  id: string,
  kind: Kind,
  previous: StoredDocument,
  result: StoredDocument,
  fields: readonly string[],
): void {
  const changed = fields.find((field) => JSON.stringify(previous[field]) !== JSON.stringify(result[field]))
  if (changed !== undefined) throw refused('update', id, kind, changed)
}

const WHOSE: Readonly<Record<Kind, string>> = {
  content: 'your role only reads it',
  asset: 'an asset comes by upload, and what the store measured of it stays as it is',
  message: 'what a visitor wrote stays as it is',
  release: 'a release is changed by sanity.action.release.*',
  group: 'the lake tells groups from the accounts; use `npm run users`',
  system: 'it belongs to the store',
}

function refused(operation: Operation, id: string, kind: Kind, field?: string): LakeError {
  const where = field === undefined ? `"${id}"` : `"${field}" of "${id}"`
  const description = `Insufficient permissions; permission "${operation}" required for ${where}: ${WHOSE[kind]}.`
  return new LakeError(403, description, {
    item: { type: 'insufficientPermissionsError', description, permission: operation },
  })
}
