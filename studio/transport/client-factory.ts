/** The Studio's client for the embedded lake: this origin, all event streams over one WebSocket, and nothing lost where a sign-in ends. */
import { createClient, type ClientConfig, type SanityClient } from '@sanity/client'
import { createRetryingFetch } from '../../shared/retrying-fetch.ts'
import type { SignIn } from './sign-in.ts'
import { createLastingStreams } from './lasting-stream.ts'
import { createResendingFetch } from './resending-fetch.ts'
import { createSignedInFetch } from './signed-in-fetch.ts'
import { createStreamFetch } from './stream-fetch.ts'

export function createLakeClientFactory(
  origin: string,
  signIn: SignIn,
): (options: ClientConfig) => SanityClient {
  const address = `${origin.replace(/^http/, 'ws')}/transport`
  const streamFetch = createStreamFetch(() => new WebSocket(address), fetch.bind(globalThis))
  const lastingFetch = createLastingStreams(
    createResendingFetch(createSignedInFetch(createRetryingFetch(streamFetch), signIn)),
  )
  return (options) => {
    void signIn.begin()
    return createClient({
      ...options,
      apiHost: origin,
      useProjectHostname: false,
      useCdn: false,
      // Waiting for an editor to sign in again takes as long as it takes; the fetch bounds the rest.
      timeout: 0,
      resolveFetch: () => lastingFetch,
    })
  }
}
