/** The inbox on a real lake behind a real HTTP server; only the page's look is left out: a form comes back as JSON. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { messageSchema, type Message } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import type { SanityClient } from '@sanity/client'
import { createGraph } from '../../site/content/graph.ts'
import type { FormState } from '../../site/content/form-state.ts'
import { startInbox, type InboxOptions } from '../../site/inbox/inbox.ts'
import { FILLED, post, type Fields } from './contact-form.ts'
import { startLake, type RunningLake } from './start-lake.ts'

/** What the inbox reads of the seed. */
const documents = seedDocuments
  .filter(({ _type }) => ['siteSettings', 'contact', 'party', 'workingGroup'].includes(_type))
  .map((document) => {
    const fields = Object.entries(document).filter(([name]) => name !== 'projects' && name !== 'socialImage')
    return { ...Object.fromEntries(fields), _id: document._id, _type: document._type }
  })

export interface InboxServer {
  readonly origin: string
  readonly lake: RunningLake
  readonly client: SanityClient
  /** Every line that was logged. */
  readonly lines: readonly string[]
  /** Milliseconds that the inbox's clock is ahead. */
  ahead: number
  messages(): Promise<Message[]>
  /** Both steps. @returns the last answer */
  send(fields?: Fields, options?: { from?: string }): Promise<Response>
  /** The first step. @returns what the check page holds */
  check(fields?: Fields, options?: { from?: string }): Promise<FormState>
  restart(options?: Partial<InboxOptions>): Promise<void>
  /** As it was at the start: no message, nobody counted. */
  reset(): Promise<void>
  stop(options?: { keepData: boolean }): Promise<void>
}

export async function startInboxServer(given: Partial<InboxOptions> = {}): Promise<InboxServer> {
  const lake = await startLake()
  const client = lake.client()
  const transaction = client.transaction()
  for (const document of documents) transaction.create<Record<string, unknown>>(document)
  await transaction.commit({ visibility: 'sync' })
  const { graph } = createGraph(documents, { now: new Date(), lastGood: [] })
  const lines: string[] = []
  const clock = { ahead: 0 }
  const begin = (options: Partial<InboxOptions>) =>
    startInbox({
      client,
      site: () => ({
        reader: () => graph.reader(),
        renderNow: (_path, { form }) => Promise.resolve(new TextEncoder().encode(JSON.stringify(form))),
      }),
      secret: 'a secret of this test',
      siteUrl: 'https://binnenstad.example',
      mail: undefined,
      now: () => Date.now() + clock.ahead,
      log: (line) => lines.push(line),
      ...given,
      ...options,
    })
  let inbox = await begin({})
  const server = createServer((request, response) => void inbox.listener(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const origin = `http://127.0.0.1:${address.port}`

  async function check(fields: Fields = FILLED, options: { from?: string } = {}): Promise<FormState> {
    const response = await post(origin, fields, options)
    const form: unknown = await response.json()
    if (!isForm(form)) throw new TypeError(`no form came back: ${JSON.stringify(form)}`)
    return form
  }

  async function restart(options: Partial<InboxOptions> = {}): Promise<void> {
    await inbox.stop()
    inbox = await begin(options)
  }

  return {
    origin,
    lake,
    client,
    lines,
    get ahead() {
      return clock.ahead
    },
    set ahead(value) {
      clock.ahead = value
    },
    check,
    async messages() {
      const found = await client.fetch<unknown[]>('*[_type == "message"]', {}, { perspective: 'raw' })
      return found.map((message) => messageSchema.parse(message))
    },
    async send(fields = FILLED, options = {}) {
      const { token = '' } = await check(fields, options)
      clock.ahead += 2_000
      return post(origin, { ...fields, token, step: 'send' }, options)
    },
    restart,
    async reset() {
      await client.delete({ query: '*[_type in ["message", "messageCount"]]' }, { visibility: 'sync' })
      const changed = client.transaction()
      for (const document of documents) changed.createOrReplace<Record<string, unknown>>(document)
      await changed.commit({ visibility: 'sync' })
      clock.ahead = 0
      lines.length = 0
      await restart()
    },
    async stop(options) {
      await inbox.stop()
      server.closeAllConnections()
      server.close()
      await lake.stop(options)
    },
  }
}

/** What the stand-in for the page wrote. */
function isForm(value: unknown): value is FormState {
  return typeof value === 'object' && value !== null && 'step' in value && 'values' in value
}
