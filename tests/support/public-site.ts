/** The public site as `npm start` serves it, without the Studio and without who receives the contact form: a lake with documents, the publisher, the web server. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'
import { seedDocuments } from '@programme/content-schemas/seed'
import { uploadFirstFiles } from '../../server/first-content.ts'
import { FORM_PATH } from '../../site/content/form-address.ts'
import type { Destination } from '../../site/publisher/deploy/targets.ts'
import { createLogger } from '../../site/publisher/logger.ts'
import { startPublisher, type Publisher } from '../../site/publisher/publisher.ts'
import { startPublicServer } from '../../site/publisher/serve/server.ts'
import { startLake } from './start-lake.ts'
import { CACHE_DIR } from './cache-dir.ts'

export interface PublicSite {
  readonly origin: string
  /** May write. */
  readonly client: SanityClient
  /** Another one after each {@link PublicSite.restart}. */
  readonly publisher: Publisher
  /** Of releases and search indexes. */
  readonly dataDir: string
  /** Resolves when the search index of the last publish is there. */
  searchable(): Promise<void>
  /** Stops publisher and web server and starts them again on the same data. @param meanwhile what happens between the two */
  restart(meanwhile?: () => Promise<unknown>): Promise<void>
  stop(): Promise<void>
}

/** @param documents what is published at the start; the seed unless given @param destinations where releases are sent on to @param pagesPerShard of the search index */
export async function startPublicSite(
  documents: readonly object[] = seedDocuments,
  destinations: readonly Destination[] = [],
  pagesPerShard?: number,
  lakeOptions: Parameters<typeof startLake>[0] = {},
  now?: () => Date,
): Promise<PublicSite> {
  const lake = await startLake(lakeOptions)
  const client = lake.client()
  await uploadFirstFiles(client)
  const transaction = client.transaction()
  for (const document of documents) transaction.createOrReplace({ _id: '', _type: '', ...document })
  await transaction.commit({ visibility: 'sync' })
  const dataDir = await mkdtemp(join(tmpdir(), 'public-site-'))
  const logger = createLogger('silent')
  const start = async (port: number) => {
    const server = await startPublicServer(port, FORM_PATH)
    const siteUrl = `http://localhost:${server.port}`
    const publisher = await startPublisher({
      ...{ client, server, dataDir, cacheDir: CACHE_DIR, siteUrl, formTarget: FORM_PATH },
      ...{ destinations, logger, pagesPerShard },
      // The tests of another worker take what the lowest priority would get.
      indexPriority: 0,
      ...(now === undefined ? {} : { now }),
    })
    await publisher.idle()
    return { server, publisher }
  }
  let { server, publisher } = await start(0)
  const origin = `http://localhost:${server.port}`
  return {
    origin,
    client,
    get publisher() {
      return publisher
    },
    dataDir,
    async restart(meanwhile = () => Promise.resolve()) {
      await publisher.stop()
      await server.close()
      await meanwhile()
      ;({ server, publisher } = await start(server.port))
    },
    async searchable() {
      while (publisher.status().search.state === 'busy') await setTimeout(20)
      const { state, reason } = publisher.status().search
      if (state === 'failed') throw new Error(`There is no search index: ${reason ?? ''}`)
    },
    async stop() {
      await publisher.stop()
      await server.close()
      await lake.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
