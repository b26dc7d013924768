/** Who may do what: the token or the Studio's cookie for everything, without them only published root documents. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LakeError } from './errors.ts'

const COOKIE = 'lake_session'

/** Reads DATA_DIR/token, or makes one that only its owner can read. */
export function loadToken(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'token')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    const token = `sk${randomBytes(32).toString('base64url')}`
    writeFileSync(path, `${token}\n`, { mode: 0o600, flag: 'wx' })
    return token
  }
}

export interface Authentication {
  readonly cookie: string
  /** @throws LakeError 401 for a wrong token, 403 for a write by cookie from another origin */
  check(request: { method: string; headers: Headers }): boolean
}

export function createAuthentication(token: string): Authentication {
  // The cookie is derived, so that the token itself never reaches a browser.
  const session = createHash('sha256').update(`studio-session:${token}`).digest('base64url')
  return {
    cookie: `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    check({ method, headers }) {
      const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
      if (bearer !== undefined) {
        if (isSame(bearer, token)) return true
        throw new LakeError(401, 'The token is not valid; the right one lies in DATA_DIR/token.')
      }
      const given = cookieValue(headers.get('cookie') ?? '')
      if (given === undefined || !isSame(given, session)) return false
      if (method !== 'GET' && method !== 'HEAD' && !isOwnOrigin(headers)) {
        throw new LakeError(403, 'A write with the Studio’s session must come from the Studio itself.')
      }
      return true
    },
  }
}

/** True where the request comes from a page of the host it is sent to. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  const host = headers.get('host')
  return origin !== null && host !== null && (origin === `http://${host}` || origin === `https://${host}`)
}

function cookieValue(header: string): string | undefined {
  const pairs = header.split(';').map((part) => part.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1]
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
