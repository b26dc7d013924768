/** Remembers, in a cookie of its own, that an account has signed in with a browser: what others try elsewhere does not keep it out. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookieValue } from './authentication.ts'

/** Seconds. */
const KEPT = 180 * 24 * 60 * 60

export interface KnownBrowsers {
  /** The browser that sends a request; undefined where the account has not signed in with it. */
  find(headers: Headers, email: string): string | undefined
  /** For `Set-Cookie`, once the account has signed in. */
  cookieFor(email: string): string
}

/** @param secret what only the lake and its owner know @param secure over https */
export function createKnownBrowsers(secret: string, secure: boolean): KnownBrowsers {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url')
  // One for each account, and for each installation under the same host name.
  const nameOf = (email: string): string =>
    `${secure ? '__Host-' : ''}lake_browser_${sign(`browser of ${email.toLowerCase()}`).slice(0, 16)}`
  const proofOf = (id: string, email: string): string => sign(`browser ${id} of ${email.toLowerCase()}`)

  return {
    find(headers, email) {
      const [id = '', proof = ''] = cookieValue(headers, nameOf(email))?.split('.') ?? []
      const [wanted, given] = [Buffer.from(proofOf(id, email)), Buffer.from(proof)]
      return wanted.byteLength === given.byteLength && timingSafeEqual(wanted, given) ? id : undefined
    },
    cookieFor(email) {
      const id = randomBytes(16).toString('hex')
      const attributes = `HttpOnly; SameSite=Strict; Path=/; Max-Age=${KEPT}${secure ? '; Secure' : ''}`
      return `${nameOf(email)}=${id}.${proofOf(id, email)}; ${attributes}`
    },
  }
}
