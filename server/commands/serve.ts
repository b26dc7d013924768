/** `node start.ts serve`: the public site, the Studio with its lake, the publisher and the inbox in one process. */
import { Socket } from 'node:net'
import type { SanityClient } from '@sanity/client'
import type { Configuration } from '../../shared/configuration.ts'
import { createContentClient } from '../../site/content/client.ts'
import { FORM_PATH, formAddress } from '../../site/content/form-address.ts'
import { startInbox } from '../../site/inbox/inbox.ts'
import { publishRoutes } from '../../site/publisher/http.ts'
import { createLogger } from '../../site/publisher/logger.ts'
import { startMonitoring } from '../../site/publisher/monitoring/monitoring.ts'
import { startPublisher, type Publisher } from '../../site/publisher/publisher.ts'
import { answerUnavailable, showLastRelease } from '../../site/publisher/serve/last-release.ts'
import { startPublicServer } from '../../site/publisher/serve/server.ts'
import { studioBundle } from '../../studio/host/studio-building.ts'
import { startEditing, type Editing } from '../editing.ts'
import { removeOldBundles } from '../old-bundles.ts'
import { onShutdown } from '../on-shutdown.ts'
import { openPreview, type OpenPreview } from '../open-preview.ts'
import { CONNECTION } from '../public-port.ts'
import { READY, RELEASED, SUPERVISED } from '../supervisor.ts'

export async function serve(configuration: Configuration, log: (line: string) => void): Promise<void> {
  const { sitePort, siteUrl, dataDir, cacheDir, logLevel, webhookSecret, mail } = configuration
  const { formTarget = 'self' } = configuration
  const logger = createLogger(logLevel)
  const running: {
    publisher?: Publisher
    preview?: OpenPreview
    client?: SanityClient
  } = {}
  let bundle: string | undefined
  const monitoring = startMonitoring({
    dataDir,
    logsRequests: configuration.logsRequests,
    release: () => releases.live !== undefined,
    store: () => running.client,
  })
  const port = process.argv.includes(SUPERVISED) ? undefined : sitePort
  const site = await startPublicServer(port, formAddress(formTarget), monitoring.of('site'))
  // Visitors wait for neither the store nor the publisher.
  const releases = showLastRelease(site, dataDir, (line) => logger.info(line), { beginsAnew: true })
  const editing = await startEditing(
    configuration,
    configuration.studioPort,
    {
      publish: publishRoutes({ publisher: () => running.publisher, webhookSecret }),
      bundle: () => bundle,
      preview: () => running.preview,
      monitor: monitoring.of('studio'),
      metricsToken: configuration.metricsToken,
    },
    log,
  ).catch(async (error: unknown) => {
    await site.close()
    throw error
  })
  const client = createContentClient(configuration, editing.token)
  running.client = client
  const publisher = await startPublisher({
    client,
    server: site,
    releases,
    dataDir,
    cacheDir,
    siteUrl,
    formTarget: formAddress(formTarget),
    destinations: configuration.destinations,
    logger,
    metrics: monitoring.registry,
  })
  running.publisher = publisher
  const inbox = await startInbox({
    client,
    site: () => publisher.site(),
    secret: secretOf(configuration, editing),
    siteUrl,
    mail,
    log,
  })
  if (formTarget === 'self') site.receive(FORM_PATH, inbox.listener)

  const opening = openPreview(configuration, client, log).then(
    (preview) => {
      if (preview) running.preview = preview
    },
    (error: unknown) => log(`Preview: not open: ${String(error)}`),
  )
  // Hosted Sanity may be out of reach, and the site does not wait for it.
  if (!configuration.hosted) await opening

  const end = onShutdown(async (mayFinish) => {
    const visitors = mayFinish ? site.drain() : undefined
    await (visitors ? visitors.answered : site.close())
    const last = visitors ? showLastRelease(site, dataDir, (line) => logger.info(line)) : undefined
    site.receive(FORM_PATH, answerUnavailable)
    await Promise.all([publisher.stop(), inbox.stop()])
    await Promise.all([running.preview?.close(), editing.close()])
    // Only now does nobody ask for them: the status reads them too.
    releases.close()
    process.send?.(RELEASED)
    await visitors?.ended
    last?.close()
  })
  process.on('message', (message, connection) => {
    if (message === CONNECTION && connection instanceof Socket) site.accept(connection)
  })

  process.on('uncaughtException', (error) => {
    console.error('The server cannot go on.', error)
    end(1)
  })
  // Without its supervisor nobody would start it again or pass a signal on.
  process.on('disconnect', () => process.exit(1))
  log(`ready  site http://localhost:${sitePort}  studio ${configuration.studioUrl}`)
  process.send?.(READY)
  studioBundle(cacheDir, log).then(
    (directory) => {
      bundle = directory
      log(`Studio: open ${configuration.studioUrl}`)
      // A cache that can only be read stays as it is.
      removeOldBundles(cacheDir).catch(() => undefined)
    },
    (error: unknown) => log(`Studio: the bundle cannot be built: ${String(error)}`),
  )
}

/** What only this server knows: the token of its store. */
function secretOf({ hosted }: Configuration, { token }: Editing): string {
  const secret = hosted?.token ?? token
  if (secret === undefined) throw new Error('The store has no token, and without one no message can be kept.')
  return secret
}
