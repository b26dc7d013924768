/** A visitor's contact form without a browser: what is posted, and what the page that comes back holds. */

export const FILLED = {
  who: 'ondernemer',
  subject: 'Werkgroepen en organisatie',
  group: 'promotie',
  message: 'Ik wil graag meedoen.\nOp dinsdag kan ik altijd.',
  name: 'Proef Persoon',
  email: 'proef@voorbeeld.nl',
  phone: '06 12 34 56 78',
}

export type Fields = Readonly<Record<string, string>>

/** @param origin of the site; @param from the address that the post seems to come from @returns the page that the post leads to */
export async function post(
  origin: string,
  fields: Fields,
  options?: { from?: string; headers?: Record<string, string> },
): Promise<Response> {
  const answer = await postOnly(origin, fields, options)
  const next = answer.headers.get('location') ?? ''
  return next.startsWith('/contact/bericht/?') ? fetch(origin + next) : answer
}

/** @returns the answer itself */
export function postOnly(
  origin: string,
  fields: Fields,
  { from = '192.0.2.1', headers = {} }: { from?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(`${origin}/contact/bericht/`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin, 'X-Forwarded-For': from, ...headers },
    body: new URLSearchParams(fields),
  })
}

/** The hidden fields of the page to check a message on. */
export function hiddenFields(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name, value]) => [name ?? '', decode(value ?? '')]))
}

function decode(text: string): string {
  return text
    .replaceAll('&#34;', '"')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&')
}
