/** An outcome as an HTTP response: the same page again, a page that is left at once, or a plain refusal. */
import type { FormState } from '../content/form-state.ts'
import { SENT_PATH } from '../content/form-address.ts'
import type { Outcome } from './receive.ts'

const REFUSALS = {
  400: 'Dit formulier kunnen wij niet lezen.',
  403: 'Dit formulier hoort bij een andere site. Open het contactformulier op onze eigen site.',
  413: 'Dit bericht is te groot.',
  415: 'Dit formulier kunnen wij niet lezen.',
  429: 'Er komen te veel berichten van uw verbinding. Wacht even, of bel of mail een coördinator.',
} as const

/** @param page HTML of the form's page in this state */
export async function respond(
  outcome: Outcome,
  page: (form: FormState) => Promise<Uint8Array<ArrayBuffer> | string>,
): Promise<Response> {
  const headers: Record<string, string> = { 'Cache-Control': 'no-store' }
  const wait = outcome.kind === 'kept' ? undefined : outcome.wait
  if (wait !== undefined) headers['Retry-After'] = String(wait)
  if (outcome.kind === 'kept') {
    return new Response(null, {
      status: 303,
      headers: {
        ...headers, // A fragment of its own, else the browser keeps that of the form.
        Location: `${SENT_PATH}#inhoud`,
      },
    })
  }
  const html = outcome.kind === 'form' ? await page(outcome.form) : refusal(REFUSALS[outcome.status])
  return new Response(html, {
    status: outcome.status,
    headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' },
  })
}

/** Cheap to make, because it is what an attack gets. */
function refusal(message: string): string {
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Fout: bericht niet verstuurd</title><h1>Uw bericht is niet verstuurd</h1><p>${message}</p><p><a href="/contact/">Naar contact</a></p></html>`
}
