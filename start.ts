/** The composition root: `node start.ts [start | dev | build]`. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { formatProblem } from '@vlaardingen/content-schemas'
import { seedDocuments } from '@vlaardingen/content-schemas/seed'
import { readConfiguration, type Configuration } from './configuration.ts'
import { createContentClient } from './site/content/client.ts'
import { todayInVlaardingen } from './site/content/today.ts'
import { exportSite } from './site/publisher/export.ts'
import { startPublisher } from './site/publisher/publisher.ts'
import { startPublicServer } from './site/publisher/serve.ts'
import { initialStatus, type PublishStatus } from './site/publisher/status.ts'
import { ensureStudioBundle } from './studio/host/bundle.ts'
import { startStudioHost } from './studio/host/server.ts'
import { openLake } from './studio/lake/lake.ts'

const log = (line: string): void => console.log(line)

interface Editing {
  readonly studioPort: number
  readonly token: string | undefined
  close(): Promise<void>
}

/** The Studio's origin, with the embedded lake unless hosted Sanity is configured. */
async function startEditing(
  configuration: Configuration,
  port: number,
  host: { publishStatus: () => unknown; bundle: () => string | undefined },
): Promise<Editing> {
  const { hosted, dataDir } = configuration
  // A lake on a port of the moment lends its assets no address that lasts.
  const url = port === 0 ? {} : { url: `http://localhost:${port}` }
  const lake = hosted ? undefined : openLake({ dataDir, ...url })
  const studioConfiguration = hosted
    ? { projectId: hosted.projectId, dataset: hosted.dataset, hosted: true }
    : { projectId: 'local', dataset: 'production', hosted: false }
  const server = await startStudioHost({ port, ...(lake ? { lake } : {}), studioConfiguration, ...host })
  if (lake?.isEmpty()) {
    log('Lake: first start, the Vlaardingen programme is written …')
    const transaction = createContentClient(
      { hosted: undefined, studioPort: server.port },
      lake.token,
    ).transaction()
    for (const document of seedDocuments)
      transaction.createIfNotExists<Record<string, unknown>>({ ...document })
    await transaction.commit({ visibility: 'sync' })
  }
  return {
    studioPort: server.port,
    token: lake?.token,
    async close() {
      await server.close()
      await lake?.close()
    },
  }
}

async function start(configuration: Configuration): Promise<void> {
  const { sitePort, siteUrl, dataDir } = configuration
  let status = (): PublishStatus => initialStatus
  let bundle: string | undefined
  const site = await startPublicServer(sitePort)
  const editing = await startEditing(configuration, configuration.studioPort, {
    publishStatus: () => status(),
    bundle: () => bundle,
  }).catch(async (error: unknown) => {
    await site.close()
    throw error
  })
  const client = createContentClient(configuration, editing.token)
  const publisher = await startPublisher({ client, server: site, dataDir, siteUrl, log })
  status = () => publisher.status()

  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    log('Ending …')
    void publisher
      .stop()
      .then(() => Promise.all([site.close(), editing.close()]))
      .then(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)

  log(`ready  site http://localhost:${sitePort}  studio http://localhost:${configuration.studioPort}`)
  ensureStudioBundle(log).then(
    (directory) => {
      bundle = directory
      log(`Studio: open http://localhost:${configuration.studioPort}`)
    },
    (error: unknown) => log(`Studio: the bundle cannot be built: ${String(error)}`),
  )
}

async function build(configuration: Configuration): Promise<void> {
  const fromSeed = !configuration.hosted && !existsSync(join(configuration.dataDir, 'lake.sqlite'))
  const dataDir = fromSeed ? await mkdtemp(join(tmpdir(), 'build-')) : configuration.dataDir
  const editing = configuration.hosted
    ? undefined
    : await startEditing({ ...configuration, dataDir }, 0, {
        publishStatus: () => initialStatus,
        bundle: () => undefined,
      })
  try {
    const client = createContentClient(
      { ...configuration, studioPort: editing?.studioPort ?? 0 },
      editing?.token,
    )
    const directory = resolve('dist')
    const { siteUrl } = configuration
    const { pages, problems } = await exportSite({
      client,
      directory,
      siteUrl,
      today: todayInVlaardingen(),
      log,
    })
    log(`${pages} pages written to dist/`)
    for (const problem of problems) console.error(formatProblem(problem))
    if (problems.length > 0) process.exitCode = 1
  } finally {
    await editing?.close()
    if (fromSeed) await rm(dataDir, { recursive: true, force: true })
  }
}

const commands = { start, build }

try {
  const command = process.argv[2] ?? 'start'
  if (command !== 'start' && command !== 'build')
    throw new Error(`"${command}" is no command; there are start and build.`)
  await commands[command](readConfiguration(process.env))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause !== undefined) console.error(error.cause)
  process.exit(1)
}
