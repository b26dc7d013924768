/**
 * Who may do what, as the documents of type `system.group` in which hosted Sanity keeps it. By them the Studio knows who can be
 * named in a comment or given a task. They are not stored: only a query for their type sees them.
 */
import type { StoredDocument } from '../foundation/json.ts'
import type { User } from './users.ts'
import { PERMISSIONS, ROLES } from './identity.ts'

export const GROUP = 'system.group'

const MADE = '2026-01-01T00:00:00Z'

export function systemGroups(users: readonly Pick<User, 'id' | 'role'>[]): StoredDocument[] {
  return ROLES.map((role) => ({
    _id: `_.groups.${role}`,
    _type: GROUP,
    _rev: GROUP,
    _createdAt: MADE,
    _updatedAt: MADE,
    members: users.filter((user) => user.role === role).map(({ id }) => id),
    grants: [{ filter: '_id in path("**")', permissions: PERMISSIONS[role] }],
  }))
}
