/** The editors: their names, roles and passwords. */
import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { AccountError } from './errors.ts'
import { isRole, type Role } from './identity.ts'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export interface User {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly createdAt: string
}

export function userTable(database: DatabaseSync, now: () => Date) {
  const byId = database.prepare('SELECT * FROM users WHERE id = ?')
  const byEmail = database.prepare('SELECT * FROM users WHERE email = ?')

  function need(email: string): User {
    const row = byEmail.get(email)
    if (!row) throw new AccountError(`There is no user with the address ${email}.`)
    return toUser(row)
  }

  /** Somebody must be left who can let others in. */
  function keepAdministrator(user: User): void {
    const others = database
      .prepare("SELECT 1 FROM users WHERE role = 'administrator' AND id != ?")
      .get(user.id)
    if (user.role === 'administrator' && !others)
      throw new AccountError(`${user.email} is the only administrator; make another one first.`)
  }

  return {
    users: (): User[] => database.prepare('SELECT * FROM users ORDER BY email').all().map(toUser),
    user(id: string): User | undefined {
      const row = byId.get(id)
      return row && toUser(row)
    },
    /** @returns with the kept form of the password, for who checks it */
    credentials(email: string): { readonly user: User; readonly password: string } | undefined {
      const row = byEmail.get(email)
      return row && { user: toUser(row), password: String(row['password']) }
    },

    /** @param password as {@link hashPassword} keeps it @throws AccountError */
    add({ email, name, role }: Pick<User, 'email' | 'name' | 'role'>, password: string): User {
      if (!EMAIL.test(email)) throw new AccountError(`"${email}" is no e-mail address.`)
      if (byEmail.get(email)) throw new AccountError(`There is a user with the address ${email} already.`)
      const id = `u-${randomUUID()}`
      database
        .prepare('INSERT INTO users (id, email, name, role, password, created_at) VALUES (?, ?, ?, ?, ?, ?)')
        .run(id, email, name, role, password, now().toISOString())
      return need(email)
    },
    /** Ends every session of the user too. */
    setPassword(email: string, password: string): void {
      const { id } = need(email)
      database.prepare('UPDATE users SET password = ? WHERE id = ?').run(password, id)
      database.prepare('DELETE FROM sessions WHERE user = ?').run(id)
    },
    setRole(email: string, role: Role): void {
      const user = need(email)
      if (role !== 'administrator') keepAdministrator(user)
      database.prepare('UPDATE users SET role = ? WHERE id = ?').run(role, user.id)
    },
    remove(email: string): void {
      const user = need(email)
      keepAdministrator(user)
      database.prepare('DELETE FROM users WHERE id = ?').run(user.id)
    },
  }
}

/** @param row of the table `users` */
export function toUser(row: Readonly<Record<string, unknown>>): User {
  const role = row['role']
  return {
    id: String(row['id']),
    email: String(row['email']),
    name: String(row['name']),
    role: isRole(role) ? role : 'viewer',
    createdAt: String(row['created_at']),
  }
}
