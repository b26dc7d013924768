/** The inbox of the site: receives the contact form, keeps its messages, mails them, and purges them after the retention period. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { SanityClient } from '@sanity/client'
import { createRetryingFetch } from '../../shared/retrying-fetch.ts'
import { FORM_PATH } from '../content/form-address.ts'
import type { FormState } from '../content/form-state.ts'
import type { ContentReader } from '../content/reader.ts'
import { addressOf } from './address.ts'
import { keptForms } from './kept-forms.ts'
import { createLimits, type LimitSettings } from './limits.ts'
import { startOutbox } from './outbox.ts'
import { openMailTransport } from './mail-transport.ts'
import { receive } from './receive.ts'
import { respond } from './respond.ts'
import { startRetention } from './retention.ts'
import { choicesOf, storeMessage, loadInboxContext } from './store.ts'
import { createSigner } from './token.ts'

export interface InboxOptions {
  /** May read and write everything. */
  readonly client: SanityClient
  /** Undefined until the site can be rendered. */
  readonly site: () =>
    | { reader(): ContentReader; renderNow(path: string, extra: { form: FormState }): Promise<Uint8Array> }
    | undefined
  /** Known to the server alone; tokens are signed with a key derived from it. */
  readonly secret: string
  readonly siteUrl: string
  /** Undefined: messages are read in the Studio only. */
  readonly mail: { readonly url: string; readonly from: string } | undefined
  /** Gets no word of any message, and no address. */
  readonly log: (line: string) => void
  readonly limits?: LimitSettings
  /** Milliseconds. */
  readonly now?: () => number
}

export interface Inbox {
  /** Answers posts to {@link FORM_PATH}, and the addresses that they lead to. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  stop(): Promise<void>
}

export async function startInbox(options: InboxOptions): Promise<Inbox> {
  const client = options.client.withConfig({ resolveFetch: () => createRetryingFetch(fetch) })
  const { site, secret, siteUrl, mail, log, now = Date.now } = options
  const outbox = mail && startOutbox({ client, post: openMailTransport(mail.url, mail.from), siteUrl, log })
  const stopRetention = startRetention(client, log)
  const limits = createLimits(options.limits, now)
  const signer = await createSigner(secret)
  const origins = new Set([new URL(siteUrl).origin])
  const kept = keptForms()

  const answer = async (request: Request, address: string): Promise<Response> => {
    const current = site()
    if (!current)
      return new Response('De site wordt gemaakt.\n', { status: 503, headers: { 'Retry-After': '2' } })
    const show = async (form: FormState): Promise<Uint8Array<ArrayBuffer>> =>
      new Uint8Array(await current.renderNow(FORM_PATH, { form }))
    if (request.method !== 'POST') {
      const shown = kept.find(new URL(request.url))
      return shown ? respond(shown, show) : seeOther(FORM_PATH)
    }
    const outcome = await receive(request, address, {
      limits,
      signer,
      secret,
      origins,
      now,
      choices() {
        const reader = current.reader()
        return Promise.resolve(
          choicesOf({ settings: reader.settings(), groups: reader.list('workingGroup') }),
        )
      },
      async keep(id, submission, { suspect }) {
        const context = await loadInboxContext(client)
        const mails = outbox !== undefined
        await storeMessage(client, context, {
          id,
          submission,
          suspect,
          mails,
          now: new Date(now()),
        })
        outbox?.wake()
      },
      onFailure: (error) => log(`Inbox: a message could not be kept: ${String(error)}`),
    })
    return outcome.kind === 'form' ? seeOther(kept.keep(outcome)) : respond(outcome, show)
  }

  const listener = getRequestListener((request, { incoming }) => answer(request, addressOf(incoming)), {
    overrideGlobalObjects: false,
    errorHandler(error) {
      if (error instanceof RequestError) return new Response(null, { status: 400 })
      log(`Inbox: a post could not be answered: ${String(error)}`)
      return new Response('Er ging bij ons iets mis. Probeer het over een paar minuten opnieuw.\n', {
        status: 500,
        headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
      })
    },
  })
  return {
    listener: async (request, response) => {
      await listener(request, response)
    },
    async stop() {
      stopRetention()
      await outbox?.stop()
    },
  }
}

function seeOther(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' } })
}
