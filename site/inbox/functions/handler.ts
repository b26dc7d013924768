/**
 * The contact form for a site on static hosting: Request to Response, with messages kept in hosted Sanity.
 *
 * The form, its checks, what is kept and the mails are those of the server; only the page is made otherwise, since nothing
 * renders the site here: the site's own static form page with the form in it exchanged.
 */
import type { SanityClient } from '@sanity/client'
import type { FormState } from '../../content/form-state.ts'
import { FORM_PATH } from '../../content/form-address.ts'
import { deliverDue } from '../deliver.ts'
import { createLimits } from '../limits.ts'
import type { MailTransport } from '../mail-transport.ts'
import { receive } from '../receive.ts'
import { respond } from '../respond.ts'
import { purgeExpired } from '../retention.ts'
import { choicesOf, storeMessage, loadInboxContext, type InboxContext } from '../store.ts'
import { createSigner } from '../token.ts'
import { fillPage } from './fill-page.ts'

export interface FormHandlerOptions {
  /** With a token that may read and write. */
  readonly client: SanityClient
  /** The same on every instance, and known to nobody else. */
  readonly secret: string
  /** Address of the site, from which its static form page is taken. */
  readonly siteUrl: string
  /** Undefined: messages are read in the Studio only. */
  readonly post: MailTransport | undefined
  readonly now?: () => number
}

export interface FormHandler {
  /**
   * @param address of the visitor's computer
   * @param later keeps the function alive until this work is done; the visitor does not wait for it
   */
  answer(request: Request, address: string, later: (work: Promise<void>) => void): Promise<Response>
  /** To be called every quarter of an hour: sends mail that is due and purges expired messages. */
  upkeep(): Promise<void>
}

export function createFormHandler(options: FormHandlerOptions): FormHandler {
  const { client, secret, siteUrl, post, now = Date.now } = options
  const limits = createLimits()
  const signer = createSigner(secret)
  const origins = new Set([new URL(siteUrl).origin])
  const log = (line: string): void => console.error(line)

  async function mail(): Promise<void> {
    if (!post) return
    const delivering = { client, post, siteUrl, log }
    while (await deliverDue(delivering));
  }

  return {
    async answer(request, address, later) {
      if (request.method !== 'POST') return Response.redirect(siteUrl + FORM_PATH, 303)
      let context: Promise<InboxContext> | undefined
      const read = (): Promise<InboxContext> => (context ??= loadInboxContext(client))
      const outcome = await receive(request, address, {
        limits,
        signer: await signer,
        secret,
        origins,
        now,
        choices: async () => choicesOf(await read()),
        async keep(id, submission, { suspect }) {
          const mails = post !== undefined
          await storeMessage(client, await read(), { id, submission, suspect, mails, now: new Date(now()) })
          later(mail().catch((error: unknown) => log(`Inbox: mailed later: ${String(error)}`)))
        },
        onFailure: (error) => log(`Inbox: a message could not be kept: ${String(error)}`),
      })
      return respond(outcome, (form: FormState) => page(form))
    },
    async upkeep() {
      await Promise.all([mail(), purgeExpired(client, new Date(now()))])
    },
  }

  async function page(form: FormState): Promise<string> {
    const [template, { settings, groups }] = await Promise.all([
      fetch(siteUrl + FORM_PATH).then((response) => response.text()),
      loadInboxContext(client),
    ])
    return fillPage(template, form, { settings, groups })
  }
}
