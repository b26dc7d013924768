/** Reads pictures and files of the store, and nothing else: their addresses are written in documents. */
import type { SanityClient } from '@sanity/client'

/** As `fetch`, but for a store that falls silent: that ends with a TimeoutError. */
export type FetchFile = (address: string, accept?: string) => Promise<Response>

/** Where hosted Sanity has files. */
const HOSTED_FILES = 'https://cdn.sanity.io'
/** Milliseconds without a byte until the store counts as silent. */
const PATIENCE = 20_000

/**
 * Without a client, only what anybody may read. The token goes to the embedded lake alone; hosted Sanity's files need none.
 * @returns throws where an address is none of the store's own
 */
export function fileFetcher(client?: SanityClient): FetchFile {
  if (!client) return (address, accept = '*/*') => fetchPatiently(address, { headers: { accept } }, PATIENCE)
  const { projectId = '', dataset = '', apiHost, token, timeout = PATIENCE } = client.config()
  const isEmbedded = projectId === 'local'
  const authorization = isEmbedded && token !== undefined ? { authorization: `Bearer ${token}` } : {}
  return (address, accept = '*/*') => {
    const { origin, pathname, search } = new URL(address)
    const isOurs = ['images', 'files'].some((folder) =>
      pathname.startsWith(`/${folder}/${projectId}/${dataset}/`),
    )
    if (!isOurs || (!isEmbedded && origin !== HOSTED_FILES))
      return Promise.reject(new Error(`${address} is no picture or file of the store.`))
    // The embedded lake is asked where it is reached from here, whatever name editors know it by.
    const from = isEmbedded ? new URL(apiHost).origin : origin
    const init: RequestInit = { headers: { accept, ...authorization }, redirect: 'error' }
    return fetchPatiently(from + pathname + search, init, timeout)
  }
}

/** A large file may take its time, as long as something of it comes. */
async function fetchPatiently(address: string, init: RequestInit, patience: number): Promise<Response> {
  const silence = new AbortController()
  const timer = setTimeout(() => {
    silence.abort(new DOMException(`${address} timed out: nothing came for ${patience} ms.`, 'TimeoutError'))
  }, patience)
  try {
    const response = await fetch(address, { ...init, signal: silence.signal })
    const { status, headers } = response
    const body = response.body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          timer.refresh()
          controller.enqueue(chunk)
        },
        flush: () => clearTimeout(timer),
      }),
    )
    if (!body) clearTimeout(timer)
    return new Response(body ?? null, { status, headers })
  } catch (error) {
    clearTimeout(timer)
    throw error
  }
}
