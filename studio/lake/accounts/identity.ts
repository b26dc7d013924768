/** The identity of a requester, and what each role may do. */
import { LakeError } from '../foundation/errors.ts'

export const ROLES = ['administrator', 'editor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

const TITLES: Readonly<Record<Role, string>> = {
  administrator: 'Beheerder',
  editor: 'Redacteur',
  viewer: 'Lezer',
}

/** What each may do with documents, in Sanity's words. */
export const PERMISSIONS: Readonly<Record<Role, readonly string[]>> = {
  administrator: ['read', 'create', 'update', 'history', 'editHistory', 'manage'],
  editor: ['read', 'create', 'update', 'history', 'editHistory'],
  viewer: ['read', 'history'],
}

export interface Identity {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** When the session ends; null for a token, which does not. */
  readonly expiry: string | null
}

/** Paths below the API version that write nothing of the dataset, or only the asker's own settings. */
const FOR_VIEWERS = /^\/(?:data\/query\/|users\/me\/keyvalue$|auth\/logout$|journey\/|intake\/)/
const FOR_EDITORS = /^\/(?:data|assets|comments)\//
/** What anybody may send: a query too long for an address. */
const FOR_ALL = /^\/(?:data\/query\/|auth\/logout$)/

/**
 * Deny by default: a request that is no reading is let through only where its role is named for it.
 * @param path below the API version
 * @throws LakeError 401 without an identity, 403 where the role does not reach
 */
export function assertMay(identity: Identity | undefined, method: string, path: string): void {
  if (method === 'GET' || method === 'HEAD' || FOR_ALL.test(path)) return
  if (!identity)
    throw new LakeError(401, 'This needs the token from DATA_DIR/token, or the session of the Studio.')
  if (identity.role === 'administrator' || FOR_VIEWERS.test(path)) return
  if (identity.role === 'editor' && FOR_EDITORS.test(path)) return
  throw new LakeError(403, `Insufficient permissions: the role "${identity.role}" may not do this.`)
}

/** A role as Sanity's API returns it. */
export function roleOf(role: Role): { readonly name: Role; readonly title: string } {
  return { name: role, title: TITLES[role] }
}

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text)
}
