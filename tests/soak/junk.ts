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
  /** That objects take after a collection, more than after a tenth of the posts: what is kept of the junk. */
  readonly megabytesGrown: number
  /** Of the whole process at the end: the server, its store and whoever sent the junk. */
  readonly megabytesResident: number
}

export async function sendJunk(posts: number): Promise<JunkReport> {
  const inbox = await startInboxServer()
  const statuses: Record<number, number> = {}
  /** Reads the body too: one that is not read stays in memory with its connection. */
  const take = async (answer: Promise<Response>): Promise<string> => {
    const response = await answer
    statuses[response.status] = (statuses[response.status] ?? 0) + 1
    return response.text()
  }
  let before: number | undefined
  let slowest = 0
  try {
    for (let sent = 0; sent < posts; sent += 2 * AT_ONCE) {
      if (sent * 10 >= posts) before ??= inUse()
      const junk = Array.from({ length: AT_ONCE }, (_, index) => ({
        fields: { ...FILLED, message: `Koop nu! ${sent} ${index}` },
        from: `198.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${(sent & 255) ^ index}`,
      }))
      const tokens = await Promise.all(
        junk.map(async ({ fields, from }) => {
          const form = await take(post(inbox.origin, fields, { from }))
          return form.startsWith('{') ? tokenOf(JSON.parse(form)) : ''
        }),
      )
      inbox.ahead += 31_000
      const began = performance.now()
      await inbox.check(FILLED, { from: `203.0.${(sent >> 8) & 255}.${sent & 255}` })
      slowest = Math.max(slowest, performance.now() - began)
      await Promise.all(
        junk.map(async ({ fields, from }, index) => {
          await take(post(inbox.origin, { ...fields, token: tokens[index] ?? '', step: 'send' }, { from }))
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
      megabytesGrown: megabytes(inUse() - (before ?? 0)),
      megabytesResident: megabytes(process.memoryUsage.rss()),
    }
  } finally {
    await inbox.stop()
  }
}

/** Bytes. Needs `node --expose-gc`: the process itself keeps pages that its heap gave back, so its size tells nothing. */
function inUse(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

function tokenOf(form: unknown): string {
  return typeof form === 'object' && form !== null && 'token' in form ? String(form.token) : ''
}
