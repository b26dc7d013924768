/** Identifies the requester: by the token, by the Studio's cookie on the same machine, or by a session where sign-in is required. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Accounts } from './accounts.ts'
import type { Identity } from './identity.ts'
import { LakeError } from '../foundation/errors.ts'
import { EDITOR } from '../foundation/project.ts'
import { makePrivateFolder } from '../foundation/private-files.ts'

/** The holder of the token or, without sign-in, the user of this machine. */
export const LOCAL: Identity = {
  id: EDITOR,
  name: 'Redactie',
  email: 'redactie@localhost',
  role: 'administrator',
  expiry: null,
}

/** Reads DATA_DIR/token, or makes one that only its owner can read. */
export function loadToken(dataDir: string): string {
  makePrivateFolder(dataDir)
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
  /** Lets the Studio in without a word, renewed every day; undefined where editors sign in. */
  pageCookie(): string | undefined
  /** Ends whatever session a browser has. */
  readonly noCookie: string
  sessionCookie(secret: string): string
  signOut(headers: Headers): void
  /** @throws LakeError 401 for a wrong token, 403 for a write by cookie from another origin */
  identify(request: { readonly method: string; readonly headers: Headers }): Identity | undefined
}

/** Milliseconds after which pages get a new cookie; the one before goes on for as long as a session may. */
const RENEWAL_INTERVAL = 24 * 60 * 60 * 1_000

export interface AuthenticationOptions {
  readonly dataDir: string
  readonly token: string
  readonly accounts: Accounts
  /** Whoever comes by browser must have a session. */
  readonly signIn: boolean
  /** Over https, so that the cookie never goes without. */
  readonly secure: boolean
  readonly now: () => Date
}

export function createAuthentication({
  dataDir,
  token,
  accounts,
  signIn,
  secure,
  now,
}: AuthenticationOptions): Authentication {
  const cookie = sessionCookieName(dataDir, secure)
  let local: { readonly secret: string; readonly since: number } | undefined

  function localSecret(): string {
    const at = now().getTime()
    if (!local || at - local.since > RENEWAL_INTERVAL)
      local = { secret: accounts.startLocalSession(), since: at }
    return local.secret
  }
  const attributes = `HttpOnly; SameSite=Strict; Path=/${secure ? '; Secure' : ''}`

  function byCookie(secret: string): Identity | undefined {
    if (signIn) return accounts.identify(secret)
    return accounts.isLocalSession(secret) ? LOCAL : undefined
  }

  return {
    pageCookie: () => (signIn ? undefined : `${cookie}=${localSecret()}; ${attributes}`),
    noCookie: `${cookie}=; Max-Age=0; ${attributes}`,
    sessionCookie: (secret) => `${cookie}=${secret}; ${attributes}`,
    signOut(headers) {
      const secret = cookieValue(headers, cookie)
      if (secret !== undefined && signIn) accounts.endSession(secret)
    },
    identify({ method, headers }) {
      const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
      if (bearer !== undefined) {
        if (isSame(bearer, token)) return LOCAL
        throw new LakeError(401, 'The token is not valid; the right one is stored in DATA_DIR/token.')
      }
      const secret = cookieValue(headers, cookie)
      const identity = secret === undefined ? undefined : byCookie(secret)
      if (identity && method !== 'GET' && method !== 'HEAD' && !isOwnOrigin(headers))
        throw new LakeError(403, 'A write with the Studio’s session must come from the Studio itself.')
      return identity
    },
  }
}

/** Cookies know no ports: installations under one host name tell theirs apart by their data folders. */
export function sessionCookieName(dataDir: string, secure: boolean): string {
  const installation = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12)
  return `${secure ? '__Host-' : ''}lake_session_${installation}`
}

/** True where the request comes from a page of the host it is sent to. A browser may leave Origin out, and says so otherwise then. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin'
  const host = headers.get('host')
  return host !== null && (origin === `http://${host}` || origin === `https://${host}`)
}

export function cookieValue(headers: Headers, cookie: string): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((part) => part.trim().split('='))
  return pairs.find(([name]) => name === cookie)?.[1]
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
