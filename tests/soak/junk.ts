/** Junk by the contact form, each piece from another address, in both steps; a visitor comes by meanwhile. */
import { FILLED, post } from '../support/contact-form.ts'
import { startInboxServer } from '../support/inbox-server.ts'

const AT_ONCE = 50

export interface JunkReport {
  readonly posts: number
  /** Answers by status. */
  readonly statuses: Readonly<Record<number, number>>
  /** Messages in the inbox afterwards. */
  readonly kept: number
  readonly unmarked: number
  /** Milliseconds that a visitor waited for the check page, at worst. */
  readonly slowest: number
  readonly megabytesGrown: number
}

export async function sendJunk(posts: number): Promise<JunkReport> {
  const inbox = await startInboxServer()
  const statuses: Record<number, number> = {}
  const count = ({ status }: Response): unknown => (statuses[status] = (statuses[status] ?? 0) + 1)
  const before = process.memoryUsage().rss
  let slowest = 0
  try {
    for (let sent = 0; sent < posts; sent += 2 * AT_ONCE) {
      const junk = Array.from({ length: AT_ONCE }, (_, index) => ({
        fields: { ...FILLED, message: `Koop nu! ${sent} ${index}` },
        from: `198.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${(sent & 255) ^ index}`,
      }))
      const tokens = await Promise.all(
        junk.map(async ({ fields, from }) => {
          const response = await post(inbox.origin, fields, { from })
          count(response)
          return response.status === 200 ? tokenOf(await response.json()) : ''
        }),
      )
      inbox.ahead += 31_000
      const began = performance.now()
      await inbox.check(FILLED, { from: `203.0.${(sent >> 8) & 255}.${sent & 255}` })
      slowest = Math.max(slowest, performance.now() - began)
      await Promise.all(
        junk.map(async ({ fields, from }, index) => {
          count(await post(inbox.origin, { ...fields, token: tokens[index] ?? '', step: 'send' }, { from }))
        }),
      )
    }
    const messages = await inbox.messages()
    return {
      posts,
      statuses,
      kept: messages.length,
      unmarked: messages.filter(({ suspect }) => !suspect).length,
      slowest: Math.round(slowest),
      megabytesGrown: Math.round((process.memoryUsage().rss - before) / 1024 / 1024),
    }
  } finally {
    await inbox.stop()
  }
}

function tokenOf(form: unknown): string {
  return typeof form === 'object' && form !== null && 'token' in form ? String(form.token) : ''
}
