/** The editors, their sessions and what the Studio remembers for each, in `DATA_DIR/accounts.sqlite`, apart from the content. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makePrivateFile, makePrivateFolder } from '../foundation/private-files.ts'
import { AccountError } from './errors.ts'
import { isRole, type Identity, type Role } from './identity.ts'

/** Milliseconds: without use, and at the most. */
const IDLE = 12 * 60 * 60 * 1_000
const LONGEST = 14 * 24 * 60 * 60 * 1_000
/** A session is prolonged at most this often, so that reading does not write all the time. */
const PROLONGED_EVERY = 5 * 60 * 1_000

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Each entry brings the schema one version further; never change one that was released. */
const migrations = [
  `CREATE TABLE users (
     id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL,
     role TEXT NOT NULL, password TEXT NOT NULL, created_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE sessions (
     hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
     created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX sessions_by_user ON sessions (user);
   CREATE TABLE settings (
     user TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (user, key)
   ) STRICT;`,
  // Sessions of whoever sits at this machine, who has no account.
  'CREATE TABLE local_sessions (hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT;',
]

export interface User {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly createdAt: string
}

export type Accounts = ReturnType<typeof openAccounts>

export function openAccounts(dataDir: string, now: () => Date = () => new Date()) {
  const database = open(dataDir)
  const byId = database.prepare('SELECT * FROM users WHERE id = ?')
  const byEmail = database.prepare('SELECT * FROM users WHERE email = ?')
  const session = database.prepare(
    'SELECT s.created_at AS began, s.expires_at, u.* FROM sessions s JOIN users u ON u.id = s.user WHERE s.hash = ?',
  )
  const localSession = database.prepare('SELECT expires_at FROM local_sessions WHERE hash = ?')
  const prolong = database.prepare('UPDATE sessions SET expires_at = ? WHERE hash = ?')
  const endSessions = database.prepare('DELETE FROM sessions WHERE user = ?')

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
      endSessions.run(id)
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

    /** @returns the session's secret, for the cookie; only its hash is kept */
    startSession(userId: string): string {
      const secret = randomBytes(32).toString('base64url')
      const at = now().getTime()
      database.prepare('DELETE FROM sessions WHERE expires_at < ?').run(at)
      database
        .prepare('INSERT INTO sessions (hash, user, created_at, expires_at) VALUES (?, ?, ?, ?)')
        .run(digest(secret), userId, at, at + IDLE)
      return secret
    },
    /** For a browser on this machine, where nobody signs in. @returns the secret, for the cookie */
    startLocalSession(): string {
      const secret = randomBytes(32).toString('base64url')
      const at = now().getTime()
      database.prepare('DELETE FROM local_sessions WHERE expires_at < ?').run(at)
      database
        .prepare('INSERT INTO local_sessions (hash, expires_at) VALUES (?, ?)')
        .run(digest(secret), at + LONGEST)
      return secret
    },
    isLocalSession: (secret: string): boolean =>
      Number(localSession.get(digest(secret))?.['expires_at'] ?? 0) > now().getTime(),
    endSession(secret: string): void {
      database.prepare('DELETE FROM sessions WHERE hash = ?').run(digest(secret))
    },
    /** Who a session belongs to; undefined once it has ended or its user is gone. */
    identify(secret: string): Identity | undefined {
      const row = session.get(digest(secret))
      const at = now().getTime()
      if (!row || Number(row['expires_at']) <= at) return undefined
      const until = Math.min(at + IDLE, Number(row['began']) + LONGEST)
      if (until - Number(row['expires_at']) > PROLONGED_EVERY) prolong.run(until, digest(secret))
      const { id, name, email, role } = toUser(row)
      return { id, name, email, role, expiry: new Date(Number(row['expires_at'])).toISOString() }
    },

    /** What the Studio keeps for a user under a key; null where nothing is. */
    setting(user: string, key: string): unknown {
      const row = database.prepare('SELECT value FROM settings WHERE user = ? AND key = ?').get(user, key)
      return row ? JSON.parse(String(row['value'])) : null
    },
    keepSetting(user: string, key: string, value: unknown): void {
      database
        .prepare('INSERT OR REPLACE INTO settings (user, key, value) VALUES (?, ?, ?)')
        .run(user, key, JSON.stringify(value ?? null))
    },
    close: () => database.close(),
  }
}

function open(dataDir: string): DatabaseSync {
  makePrivateFolder(dataDir)
  const path = join(dataDir, 'accounts.sqlite')
  makePrivateFile(path)
  const database = new DatabaseSync(path)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;',
  )
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${statements} PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
  return database
}

function toUser(row: Record<string, unknown>): User {
  const role = row['role']
  return {
    id: String(row['id']),
    email: String(row['email']),
    name: String(row['name']),
    role: isRole(role) ? role : 'viewer',
    createdAt: String(row['created_at']),
  }
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
