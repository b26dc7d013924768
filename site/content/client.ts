/** The store's client: hosted Sanity where it is configured, else the embedded lake on the Studio's port. */
import { createClient, type SanityClient } from '@sanity/client'
import type { Configuration } from '../../shared/configuration.ts'

const API_VERSION = '2025-02-19'

/** @param token of the embedded lake; not needed for reading what is published */
export function createContentClient(
  configuration: Pick<Configuration, 'hosted' | 'studioPort'>,
  token?: string,
): SanityClient {
  const { hosted, studioPort } = configuration
  if (hosted) return createClient({ ...hosted, apiVersion: API_VERSION, useCdn: false })
  return createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: API_VERSION,
    apiHost: `http://localhost:${studioPort}`,
    useProjectHostname: false,
    useCdn: false,
    ...(token === undefined ? {} : { token }),
  })
}
