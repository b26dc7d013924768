/** Reads pictures and files of the store, and nothing else: their addresses are written in documents. */
import type { SanityClient } from '@sanity/client'

/** As `fetch`. */
export type FetchFile = (address: string, accept?: string) => Promise<Response>

/** Where hosted Sanity has files. */
const HOSTED_FILES = 'https://cdn.sanity.io'

/**
 * Without a client, only what anybody may read. The token goes to the embedded lake alone; hosted Sanity's files need none.
 * @returns throws where an address is none of the store's own
 */
export function fileFetcher(client?: SanityClient): FetchFile {
  if (!client) return (address, accept = '*/*') => fetch(address, { headers: { accept } })
  const { projectId = '', dataset = '', apiHost, token } = client.config()
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
    return fetch(from + pathname + search, { headers: { accept, ...authorization }, redirect: 'error' })
  }
}
