/** The Studio's client for the embedded lake: this origin, and all event streams over one WebSocket. */
import { createClient, type ClientConfig, type SanityClient } from '@sanity/client'
import { createStreamFetch } from './stream-fetch.ts'

export function createLakeClientFactory(origin: string): (options: ClientConfig) => SanityClient {
  const address = `${origin.replace(/^http/, 'ws')}/transport`
  const streamFetch = createStreamFetch(() => new WebSocket(address), fetch.bind(globalThis))
  return (options) =>
    createClient({
      ...options,
      apiHost: origin,
      useProjectHostname: false,
      useCdn: false,
      resolveFetch: () => streamFetch,
    })
}
