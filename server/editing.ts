/** What editors use: the Studio's origin, with the embedded lake unless hosted Sanity is configured. */
import { PRIVATE_TYPES } from '@programme/content-schemas'
import type { Configuration } from '../shared/configuration.ts'
import { createContentClient } from '../site/content/client.ts'
import { publishRoutes } from '../site/publisher/http.ts'
import { startStudioHost } from '../studio/host/server.ts'
import { openLake } from '../studio/lake/lake.ts'
import { isWithoutContent, writeFirstContent } from './first-content.ts'
import { publication } from './publication.ts'

/** Where nothing publishes, the status says so. */
export const noPublisher = publishRoutes({ publisher: () => undefined, webhookSecret: undefined })

export interface Editing {
  readonly studioPort: number
  /** Of the lake; undefined with hosted Sanity. */
  readonly token: string | undefined
  readonly cookie: string | undefined
  close(): Promise<void>
}

/** @param options `takesSample`: an empty lake gets the sample programme */
export async function startEditing(
  configuration: Configuration,
  port: number,
  host: Omit<
    Parameters<typeof startStudioHost>[0],
    'port' | 'url' | 'hostname' | 'lake' | 'studioConfiguration'
  >,
  log: (line: string) => void,
  { takesSample = true }: { readonly takesSample?: boolean } = {},
): Promise<Editing> {
  const { hosted, dataDir, siteUrl, historyDays, studioHost, studioUrl, signIn, isPublic } = configuration
  // A lake on a port of the moment lends its assets no address that lasts.
  const lasting = port !== 0 || host.behindPort !== undefined
  const lake = hosted
    ? undefined
    : openLake({
        ...{ dataDir, historyDays, signIn, isPublic, privateTypes: PRIVATE_TYPES, publication },
        ...(lasting ? { url: studioUrl } : {}),
      })
  const studioConfiguration = hosted
    ? { projectId: hosted.projectId, dataset: hosted.dataset, hosted: true, siteUrl }
    : { projectId: 'local', dataset: 'production', hosted: false, siteUrl }
  const server = await startStudioHost({
    port,
    url: studioUrl,
    ...(studioHost === undefined ? {} : { hostname: studioHost }),
    ...(lake ? { lake } : {}),
    studioConfiguration,
    ...host,
  })
  if (lake) {
    if (!lake.canBeEntered())
      log('Studio: nobody can sign in yet; npm run users -- add ADDRESS --name NAME --role administrator')
    const client = createContentClient({ hosted: undefined, studioPort: server.port }, lake.token)
    if (takesSample && (await isWithoutContent(client))) {
      log('Lake: first start, the sample programme is written …')
      await writeFirstContent(client)
    }
  }
  return {
    studioPort: server.port,
    token: lake?.token,
    cookie: lake?.cookie,
    async close() {
      await server.close()
      await lake?.close()
    },
  }
}
