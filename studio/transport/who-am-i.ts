/** Asks the embedded lake who is signed in. */
import { isRecord } from '../../shared/is-record.ts'

/** @returns null where nobody is, undefined where the lake cannot be reached or does not say */
export async function whoAmI(origin: string, send: typeof fetch): Promise<string | null | undefined> {
  const response = await send(`${origin}/v2025-02-19/users/me`, { cache: 'no-store' }).catch(() => undefined)
  if (response?.status === 401) return null
  const user: unknown = response?.ok === true ? await response.json().catch(() => undefined) : undefined
  return isRecord(user) && typeof user['id'] === 'string' ? user['id'] : undefined
}
