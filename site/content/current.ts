/** The graph for `astro build` and `astro dev`, which have no publisher to hand it to them. */
import type { SanityClient } from '@sanity/client'
import { readConfiguration, readLakeToken } from '../../shared/configuration.ts'
import { createContentClient } from './client.ts'
import { formAddress } from './form-address.ts'
import { createGraph, type ContentGraph } from './graph.ts'
import { loadDocuments } from './load.ts'

let loading: Promise<ContentGraph> | undefined

/** Once per build; in development anew for each page. @throws Error where the store does not answer */
export function currentGraph(): Promise<ContentGraph> {
  if (import.meta.env.DEV) return load()
  loading ??= load()
  return loading
}

export function siteUrl(): string {
  return readConfiguration(process.env).siteUrl
}

/** What a static host does with the contact form; without a setting nobody receives it. */
export function formTarget(): string | undefined {
  return formAddress(readConfiguration(process.env).formTarget ?? 'none')
}

/** @throws Error where the embedded lake's token is not found: without it the site would lack what only the known may read */
export function currentClient(): SanityClient {
  const configuration = readConfiguration(process.env)
  if (configuration.hosted) return createContentClient(configuration)
  const token = readLakeToken(configuration)
  if (token === undefined)
    throw new Error(
      `There is no token in ${configuration.dataDir}. Set DATA_DIR to the data folder of the running lake, or LAKE_TOKEN to its token.`,
    )
  return createContentClient(configuration, token)
}

async function load(): Promise<ContentGraph> {
  const configuration = readConfiguration(process.env)
  const documents = await loadDocuments(currentClient()).catch((cause: unknown) => {
    const place = configuration.hosted ? 'hosted Sanity' : `the lake on port ${configuration.studioPort}`
    throw new Error(
      `The content cannot be read from ${place}. Run \`npm start\` beside this, or set SANITY_PROJECT_ID, SANITY_DATASET and SANITY_API_TOKEN.`,
      { cause },
    )
  })
  return createGraph(documents, { now: new Date(), lastGood: [] }).graph
}
