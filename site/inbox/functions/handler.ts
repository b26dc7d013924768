/**
 * The contact form for a site on static hosting: one function, Request to Response, that keeps messages in hosted Sanity.
 *
 * The form, its checks and what is kept are those of the server; only the page is made otherwise, since nothing renders
 * the site here: the site's own static form page with the form in it exchanged.
 */
import type { SanityClient } from '@sanity/client'
import type { FormState } from '../../content/form-state.ts'
import { FORM_PATH } from '../../content/form-address.ts'
import { createLimits } from '../limits.ts'
import { receive } from '../receive.ts'
import { respond } from '../respond.ts'
import { choicesOf, keepMessage, loadDesk, type Desk } from '../store.ts'
import { createSigner } from '../token.ts'
import { fillPage } from './fill-page.ts'

export interface FormHandlerOptions {
  /** With a token that may read and write. */
  readonly client: SanityClient
  /** The same on every instance, and known to nobody else. */
  readonly secret: string
  /** Address of the site, from which its static form page is taken. */
  readonly siteUrl: string
  readonly now?: () => number
}

/** @returns a function of the post and the address of the visitor's computer */
export function createFormHandler(
  options: FormHandlerOptions,
): (request: Request, address: string) => Promise<Response> {
  const { client, secret, siteUrl, now = Date.now } = options
  const limits = createLimits()
  const signer = createSigner(secret)
  const origins = new Set([new URL(siteUrl).origin])

  return async (request, address) => {
    if (request.method !== 'POST') return Response.redirect(siteUrl + FORM_PATH, 303)
    let desk: Promise<Desk> | undefined
    const read = (): Promise<Desk> => (desk ??= loadDesk(client))
    const outcome = await receive(request, address, {
      limits,
      signer: await signer,
      secret,
      origins,
      now,
      choices: async () => choicesOf(await read()),
      async keep(id, submission, { suspect }) {
        const time = new Date(now())
        const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(time)
        await keepMessage(client, await read(), { id, submission, suspect, mails: false, now: time, today })
      },
      onFailure: (error) => console.error(`Inbox: a message could not be kept: ${String(error)}`),
    })
    return respond(outcome, (form: FormState) => page(form))
  }

  async function page(form: FormState): Promise<string> {
    const [template, { settings, groups }] = await Promise.all([
      fetch(siteUrl + FORM_PATH).then((response) => response.text()),
      loadDesk(client),
    ])
    return fillPage(template, form, { settings, groups })
  }
}
