/** The sessions of editors, and of browsers on this machine, where nobody signs in. Of a session's secret only the hash is kept. */
import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Identity } from './identity.ts'
import { toUser } from './users.ts'

/** Milliseconds: without use, and at the most. */
const IDLE_TIMEOUT = 12 * 60 * 60 * 1_000
const MAX_LIFETIME = 14 * 24 * 60 * 60 * 1_000
/** A session is prolonged at most this often, so that reading does not write all the time. */
const RENEWAL_INTERVAL = 5 * 60 * 1_000

export function sessionTable(database: DatabaseSync, now: () => Date) {
  const session = database.prepare(
    'SELECT s.created_at AS began, s.expires_at, u.* FROM sessions s JOIN users u ON u.id = s.user WHERE s.hash = ?',
  )
  const localSession = database.prepare('SELECT expires_at FROM local_sessions WHERE hash = ?')
  const prolong = database.prepare('UPDATE sessions SET expires_at = ? WHERE hash = ?')

  return {
    /** @returns the session's secret, for the cookie */
    startSession(userId: string): string {
      const secret = randomBytes(32).toString('base64url')
      const at = now().getTime()
      database.prepare('DELETE FROM sessions WHERE expires_at < ?').run(at)
      database
        .prepare('INSERT INTO sessions (hash, user, created_at, expires_at) VALUES (?, ?, ?, ?)')
        .run(digest(secret), userId, at, at + IDLE_TIMEOUT)
      return secret
    },
    /** For a browser on this machine. @returns the secret, for the cookie */
    startLocalSession(): string {
      const secret = randomBytes(32).toString('base64url')
      const at = now().getTime()
      database.prepare('DELETE FROM local_sessions WHERE expires_at < ?').run(at)
      database
        .prepare('INSERT INTO local_sessions (hash, expires_at) VALUES (?, ?)')
        .run(digest(secret), at + MAX_LIFETIME)
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
      const until = Math.min(at + IDLE_TIMEOUT, Number(row['began']) + MAX_LIFETIME)
      if (until - Number(row['expires_at']) > RENEWAL_INTERVAL) prolong.run(until, digest(secret))
      const { id, name, email, role } = toUser(row)
      return { id, name, email, role, expiry: new Date(Number(row['expires_at'])).toISOString() }
    },
  }
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
