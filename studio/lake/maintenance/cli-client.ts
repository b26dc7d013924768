/** `sanity/cli` for the scripts of `sanity exec`: `getCliClient` asks the lake, where Sanity's own would take the lake's token to api.sanity.io. */
import { getCliClient as getSanityClient } from 'sanity/cli'

export * from 'sanity/cli'

type Options = NonNullable<Parameters<typeof getSanityClient>[0]>

export function getCliClient(options: Options = {}): ReturnType<typeof getSanityClient> {
  const apiHost = process.env['SANITY_INTERNAL_ENV']
  if (!apiHost) throw new Error('SANITY_INTERNAL_ENV is not set; it must be the address of the lake.')
  return getSanityClient({ ...options, apiHost })
}
