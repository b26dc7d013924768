/** `/aanmelden` and `/afmelden`: how an editor comes in where the Studio listens beyond this machine. */
import { Hono, type Context } from 'hono'
import { limitBody } from '../../../shared/limit-body.ts'
import { isOwnOrigin, type Authentication } from './authentication.ts'
import { addressOf } from '../foundation/client-address.ts'
import { LakeError } from '../foundation/errors.ts'
import { isRecord } from '../foundation/json.ts'
import type { Accounts } from './accounts.ts'
import { createAttempts } from './attempts.ts'
import type { Audit } from './audit.ts'
import type { KnownBrowsers } from './known-browsers.ts'
import { isPassword } from './password.ts'
import { SIGN_IN_POLICY, signInPage, type SignInPage } from './sign-in-page.ts'

/** Bytes. */
const LARGEST_FORM = 8 * 1024
const EMAIL = /^[^\s@]{1,120}@[^\s@]{1,120}$/

export function signInRoutes({
  accounts,
  authentication,
  audit,
  knownBrowsers,
}: {
  readonly accounts: Accounts
  readonly authentication: Authentication
  readonly audit: Audit
  readonly knownBrowsers: KnownBrowsers
}): Hono {
  const app = new Hono()
  const attempts = createAttempts()

  const page = (context: Context, status: 200 | 401 | 429, shown: SignInPage): Response => {
    context.header('Content-Security-Policy', SIGN_IN_POLICY)
    context.header('Cache-Control', 'no-store')
    context.header('X-Frame-Options', 'DENY')
    return context.html(signInPage(shown), status)
  }

  app.use(limitBody({ maxSize: LARGEST_FORM }))
  app.get('/aanmelden', (context) => page(context, 200, { to: pathOf(context.req.query('to')) }))

  app.post('/aanmelden', async (context) => {
    if (!isOwnOrigin(context.req.raw.headers))
      throw new LakeError(403, 'Signing in must come from the page of this Studio.')
    const form = await context.req.parseBody().catch(() => ({}))
    const { email, password, to } = textFields(form)
    const from = addressOf(context)
    const given = EMAIL.test(email) ? email : 'unreadable'
    const browser = knownBrowsers.find(context.req.raw.headers, email)
    const attempt = { address: from, email, browser }
    const wait = await attempts.begin(attempt)
    if (wait !== undefined) {
      audit.record({ event: 'sign-in refused', user: given, from })
      context.header('Retry-After', String(wait))
      return page(context, 429, {
        to,
        email,
        problem: `U hebt te vaak geprobeerd. Probeer het over ${Math.ceil(wait / 60)} minuten opnieuw.`,
      })
    }
    const found = accounts.credentials(email)
    if (!(await isPassword(password, found?.password)) || !found) {
      audit.record({ event: 'sign-in refused', user: given, from })
      return page(context, 401, {
        to,
        email,
        problem: 'Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens.',
      })
    }
    await attempts.succeeded(attempt)
    audit.record({ event: 'sign-in', user: found.user.id, name: found.user.name, from })
    context.header('Set-Cookie', authentication.sessionCookie(accounts.startSession(found.user.id)))
    context.header('Set-Cookie', knownBrowsers.cookieFor(email), { append: true })
    return context.redirect(to, 303)
  })

  app.post('/afmelden', (context) => {
    if (!isOwnOrigin(context.req.raw.headers))
      throw new LakeError(403, 'Signing out must come from the page of this Studio.')
    authentication.signOut(context.req.raw.headers)
    context.header('Set-Cookie', authentication.noCookie)
    return context.redirect('/aanmelden', 303)
  })
  return app
}

/** Only ever a path of this origin: no other site, however it is spelt. */
function pathOf(text: unknown): string {
  return typeof text === 'string' && /^\/(?![/\\])[\w\-./;,=?&%~]*$/.test(text) ? text : '/'
}

function textFields(form: unknown): { email: string; password: string; to: string } {
  const fields = isRecord(form) ? form : {}
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    email: text(fields['email']).trim(),
    password: text(fields['password']),
    to: pathOf(fields['to']),
  }
}
