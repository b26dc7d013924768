/** Reads pictures and files of the store, whose dataset may be private. */
import type { SanityClient } from '@sanity/client'

/** As `fetch`. */
export type FetchFile = (address: string, accept?: string) => Promise<Response>

/** Without a client, only what anybody may read. The token goes to the embedded lake alone; hosted Sanity's files need none. */
export function fileFetcher(client?: SanityClient): FetchFile {
  const { projectId, apiHost, token } = client?.config() ?? {}
  return (address, accept = '*/*') => {
    const isOurs =
      projectId === 'local' && apiHost !== undefined && new URL(address).origin === new URL(apiHost).origin
    const authorization = isOurs && token !== undefined ? { authorization: `Bearer ${token}` } : {}
    return fetch(address, { headers: { accept, ...authorization } })
  }
}
