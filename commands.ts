/** The composition root: what each command of start.ts does. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { SanityClient } from '@sanity/client'
import { formatProblem, PRIVATE_TYPES } from '@programme/content-schemas'
import { readConfiguration, type Configuration } from './configuration.ts'
import { publication } from './publication.ts'
import { isWithoutContent, writeFirstContent } from './first-content.ts'
import { prepareRelease } from './prepare-release.ts'
import { openPreview, type OpenPreview } from './open-preview.ts'
import { onEnd } from './on-end.ts'
import { removeOldBundles } from './old-bundles.ts'
import { createContentClient } from './site/content/client.ts'
import { FORM_PATH, formAddress } from './site/content/form-address.ts'
import { todayInCity } from './site/content/today.ts'
import { startSiteDevServer } from './site/publisher/dev-server.ts'
import { startInbox } from './site/inbox/inbox.ts'
import { exportSite } from './site/publisher/export.ts'
import { publishRoutes } from './site/publisher/http.ts'
import { createLogger } from './site/publisher/logger.ts'
import { startPublisher, type Publisher } from './site/publisher/publisher.ts'
import { startMonitoring } from './site/publisher/monitoring/monitoring.ts'
import { rollback } from './site/publisher/rollback.ts'
import { refuseForNow, showLastRelease } from './site/publisher/serve/last-release.ts'
import { startPublicServer } from './site/publisher/serve/server.ts'
import { CONNECTION } from './public-port.ts'
import { studioBundle } from './studio/host/studio-building.ts'
import { startStudioDevServer } from './studio/host/dev-server.ts'
import { startStudioHost } from './studio/host/server.ts'
import { openLake } from './studio/lake/lake.ts'
import { maintenanceCommand } from './studio/lake/maintenance/commands.ts'
import { READY, RELEASED, SUPERVISED } from './supervisor.ts'

const log = (line: string): void => console.log(line)

interface Editing {
  readonly studioPort: number
  /** Of the lake; undefined with hosted Sanity. */
  readonly token: string | undefined
  readonly cookie: string | undefined
  close(): Promise<void>
}

/** The Studio's origin, with the embedded lake unless hosted Sanity is configured. */
async function startEditing(
  configuration: Configuration,
  port: number,
  host: Omit<
    Parameters<typeof startStudioHost>[0],
    'port' | 'url' | 'hostname' | 'lake' | 'studioConfiguration'
  >,
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

async function serve(configuration: Configuration): Promise<void> {
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
  const editing = await startEditing(configuration, configuration.studioPort, {
    publish: publishRoutes({ publisher: () => running.publisher, webhookSecret }),
    bundle: () => bundle,
    preview: () => running.preview,
    monitor: monitoring.of('studio'),
    metricsToken: configuration.metricsToken,
  }).catch(async (error: unknown) => {
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
    today: todayInCity,
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

  const end = onEnd(async (mayFinish) => {
    const visitors = mayFinish ? site.drain() : undefined
    await visitors?.answered
    // The publisher closes its releases.
    const last = visitors ? showLastRelease(site, dataDir, (line) => logger.info(line)) : undefined
    site.receive(FORM_PATH, refuseForNow)
    await Promise.all([publisher.stop(), inbox.stop()])
    await Promise.all([running.preview?.close(), editing.close()])
    process.send?.(RELEASED)
    await (visitors ? visitors.ended : site.close())
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

/** Where nothing publishes, the status says so. */
const noPublisher = publishRoutes({ publisher: () => undefined, webhookSecret: undefined })

/** Astro's and Sanity's own development servers, with hot reload, on the same lake. */
async function dev(configuration: Configuration): Promise<void> {
  const { sitePort, studioPort, hosted } = configuration
  const editing = await startEditing(configuration, 0, {
    publish: noPublisher,
    bundle: () => undefined,
    behindPort: studioPort,
  })
  const servers = [
    startSiteDevServer({ port: sitePort, storePort: editing.studioPort, token: editing.token }),
    startStudioDevServer({
      port: studioPort,
      lake: editing.cookie
        ? { origin: `http://localhost:${editing.studioPort}`, cookie: editing.cookie }
        : undefined,
      projectId: hosted?.projectId ?? 'local',
      dataset: hosted?.dataset ?? 'production',
    }),
  ]
  const ended = servers.map((server) => once(server, 'exit'))
  const end = onEnd(async () => {
    for (const server of servers) server.kill('SIGTERM')
    await Promise.all(ended)
    await editing.close()
  })
  void Promise.race(ended).then(() => end())

  await Promise.all([answers(`http://localhost:${sitePort}`), answers(`http://localhost:${studioPort}`)])
  log(`ready  site http://localhost:${sitePort}  studio http://localhost:${studioPort}  (hot reload)`)
}

/** Resolves once an address answers, whatever it says. */
async function answers(address: string): Promise<void> {
  while (
    !(await fetch(address).then(
      () => true,
      () => false,
    ))
  )
    await setTimeout(200)
}

/** @throws Error where there is nothing to build from: the sample is built where it is asked for, and never instead */
async function build(configuration: Configuration, given: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...given], options: { sample: { type: 'boolean', default: false } } })
  const { sample } = values
  const { hosted } = configuration
  if (sample && hosted)
    throw new Error(
      '--sample builds the sample, and the SANITY_ variables name a dataset; leave out one of them.',
    )
  if (!sample && !hosted && !existsSync(join(configuration.dataDir, 'lake.sqlite')))
    throw new Error(
      `There is no dataset to build from: SANITY_PROJECT_ID, SANITY_DATASET and SANITY_API_TOKEN are not set, and ${configuration.dataDir} has no lake.\n` +
        'Set all three, or DATA_DIR, or run `npm start` once. `npm run build -- --sample` builds the sample.',
    )
  const dataDir = sample ? await mkdtemp(join(tmpdir(), 'build-')) : configuration.dataDir
  const editing = hosted
    ? undefined
    : await startEditing(
        { ...configuration, dataDir },
        0,
        { publish: noPublisher, bundle: () => undefined },
        { takesSample: sample },
      )
  try {
    const client = createContentClient(
      { ...configuration, studioPort: editing?.studioPort ?? 0 },
      editing?.token,
    )
    const directory = resolve('dist')
    const { cacheDir, siteUrl, formTarget = 'none' } = configuration
    const { pages, problems } = await exportSite({
      client,
      directory,
      cacheDir,
      siteUrl,
      formTarget: formAddress(formTarget),
      today: todayInCity(),
      log,
    })
    log(pages > 0 ? `${pages} pages written to dist/` : 'Nothing is written, dist/ is as it was:')
    for (const problem of problems) console.error(formatProblem(problem))
    if (problems.length > 0) process.exitCode = 1
  } finally {
    await editing?.close()
    if (sample) await rm(dataDir, { recursive: true, force: true })
  }
}

const commands = { serve, dev }

try {
  const [command = 'serve', ...given] = process.argv.slice(2)
  const configuration = readConfiguration(process.env)
  const maintenance = maintenanceCommand(command)
  // What is made belongs to this account alone, but for a site that a web server reads.
  if (command !== 'build') process.umask(0o077)
  if (command === 'serve' || command === 'dev') await commands[command](configuration)
  else if (command === 'build') await build(configuration, given)
  else if (command === 'prepare-release') await prepareRelease(configuration.cacheDir, log)
  else if (command === 'rollback') rollback(configuration.dataDir, process.argv[3], log)
  else if (!maintenance)
    throw new Error(
      `"${command}" is no command; there are start, serve, dev, build, prepare-release, rollback, backup, restore, restore-drill, assets, users and sanity.`,
    )
  else if (configuration.hosted && command !== 'sanity')
    throw new Error(`"${command}" is for the embedded lake; for hosted Sanity use \`npx sanity dataset\`.`)
  else {
    const { dataDir, studioPort, hosted } = configuration
    await maintenance(given, { dataDir, origin: `http://localhost:${studioPort}`, hosted, log })
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause !== undefined) console.error(error.cause)
  process.exit(1)
}
