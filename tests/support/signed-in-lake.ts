/** A lake that asks for sign-in, with one editor of each role, and what each of them asks of it. */
import { openAccounts, type Accounts } from '../../studio/lake/accounts/accounts.ts'
import type { Role } from '../../studio/lake/accounts/identity.ts'
import { hashPassword } from '../../studio/lake/accounts/password.ts'
import { sessionCookieName } from '../../studio/lake/accounts/authentication.ts'
import { startLake, type RunningLake } from './start-lake.ts'

export const PASSWORD = 'een zin die niemand raadt'
export type Asker = Role | 'nobody'

export interface SignedInLake extends RunningLake {
  readonly accounts: Accounts
  /** Signs a user in. @returns the cookie of their browser */
  cookieFor(userId: string): string
  /** Headers of a browser that is signed in. */
  headersOf(asker: Asker): Record<string, string>
  /** @param path below `/v2025-02-19` */
  ask(asker: Asker, path: string, body?: unknown): Promise<Response>
}

export async function startSignedInLake(): Promise<SignedInLake> {
  const lake = await startLake({ signIn: true })
  const accounts = openAccounts(lake.dataDir)
  const password = await hashPassword(PASSWORD)
  const name = sessionCookieName(lake.dataDir, false)
  const cookieFor = (userId: string): string => `${name}=${accounts.startSession(userId)}`
  const cookies = new Map<Asker, string>()
  for (const role of ['administrator', 'editor', 'viewer'] as const) {
    const { id } = accounts.add({ email: `${role}@example.nl`, name: `De ${role}`, role }, password)
    cookies.set(role, cookieFor(id))
  }
  const headersOf = (asker: Asker): Record<string, string> => {
    const cookie = cookies.get(asker)
    return { origin: lake.origin, ...(cookie === undefined ? {} : { cookie }) }
  }
  return {
    ...lake,
    accounts,
    cookieFor,
    headersOf,
    ask: (asker, path, body) =>
      fetch(`${lake.origin}/v2025-02-19${path}`, {
        headers: { ...headersOf(asker), 'content-type': 'application/json' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      }),
    async stop(options) {
      accounts.close()
      await lake.stop(options)
    },
  }
}
