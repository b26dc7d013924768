/** The store's export as it comes in: a large dataset is never held as text, and is taken up while the store still gathers it. */
import type { SanityClient } from '@sanity/client'

/** Milliseconds without a word from the store, where the client has no `timeout` of its own; as the client waits for any answer. */
const TIMEOUT = 300_000

/** Named and shaped like the errors of the client, for who reads the status and Retry-After. */
class ExportError extends Error {
  override readonly name = 'ExportError'
  readonly statusCode: number
  readonly response: { readonly headers: Headers }

  constructor({ status, headers }: Response, text: string) {
    super(`The export of the store was answered with ${status}: ${text.slice(0, 200)}`)
    this.statusCode = status
    this.response = { headers }
  }
}

/**
 * @param client with a token @param take gets each line, one document in JSON
 * @throws ExportError for an answer that is none; TimeoutError where the store is silent for longer than the client's `timeout`; what
 * `take` throws, which ends the reading
 */
export async function readExport(client: SanityClient, take: (line: string) => void): Promise<void> {
  const { dataset = '', token = '', timeout = TIMEOUT } = client.config()
  const silence = new AbortController()
  const end = (): void =>
    silence.abort(new DOMException('The store said nothing for too long.', 'TimeoutError'))
  const timer = setTimeout(end, timeout)
  try {
    const response = await fetch(client.getUrl(`/data/export/${dataset}`), {
      headers: { authorization: `Bearer ${token}` },
      signal: silence.signal,
    })
    if (!response.ok) throw new ExportError(response, await response.text())
    let rest = ''
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      timer.refresh()
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') take(line)
    }
    if (rest !== '') take(rest)
  } finally {
    clearTimeout(timer)
  }
}
