/** Keeps the public site up to date: publishes at start and after every change, one at a time, the last change always. */
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { formatProblem } from '@vlaardingen/content-schemas'
import { createGraph } from '../content/graph.ts'
import { todayInVlaardingen } from '../content/today.ts'
import { ensureRendererBundle } from './bundle.ts'
import { rootMessage } from './errors.ts'
import { publish } from './publish.ts'
import { clearUnfinished, currentRelease, type Release } from './release.ts'
import { loadRenderer } from './renderer.ts'
import type { PublicServer } from './serve.ts'
import { initialStatus, type PublishStatus } from './status.ts'
import { singleFlight } from './single-flight.ts'
import { watchPublished } from './watch.ts'
import { writeSearch } from './write-search.ts'

export interface Publisher {
  status(): PublishStatus
  stop(): Promise<void>
}

export interface PublisherOptions {
  readonly client: SanityClient
  readonly server: PublicServer
  /** Releases and search indexes are kept here. */
  readonly dataDir: string
  readonly siteUrl: string
  readonly log: (line: string) => void
  /** YYYY-MM-DD in the city's own time zone. */
  readonly today?: () => string
}

/** Resolves when visitors get a whole site: the release of last time at once, else the first one. */
export async function startPublisher(options: PublisherOptions): Promise<Publisher> {
  const { client, server, siteUrl, log, today = todayInVlaardingen } = options
  const releases = join(options.dataDir, 'releases')
  const searchDirectory = join(options.dataDir, 'search')
  await clearUnfinished(releases)
  await clearUnfinished(searchDirectory)

  let status = initialStatus
  let live = await currentRelease(releases)
  if (live) await show(live)

  async function show(release: Release): Promise<void> {
    await server.show(release)
    const { id, publishedAt, pages } = release.manifest
    status = { ...status, release: { id, publishedAt, pages } }
  }

  const bundle = await ensureRendererBundle(log)
  const renderer = await loadRenderer(bundle)

  const publishing = singleFlight(async () => {
    const startedAt = new Date().toISOString()
    status = { ...status, state: 'busy', startedAt, finishedAt: null, reason: null }
    try {
      const { release, problems } = await publish({
        client,
        renderer,
        bundle,
        releases,
        siteUrl,
        today: today(),
        previous: live,
      })
      live = release
      await show(release)
      for (const problem of problems) log(`Publisher: ${formatProblem(problem)}`)
      status = {
        ...status,
        state: 'live',
        finishedAt: new Date().toISOString(),
        pages: release.manifest.pages,
        problems: problems.map((problem) => ({
          documentId: problem.documentId,
          message: formatProblem(problem),
        })),
      }
      log(`Publisher: live, ${release.manifest.pages} pages in ${Date.now() - Date.parse(startedAt)} ms`)
      void indexing.request()
    } catch (error) {
      const reason = error instanceof Error ? `${error.message} (${rootMessage(error)})` : String(error)
      status = { ...status, state: 'failed', finishedAt: new Date().toISOString(), reason }
      log(`Publisher: failed, the live site stays as it is: ${reason}`)
    }
  })

  const indexing = singleFlight(async () => {
    if (!live) return
    const release = live.manifest.id
    status = { ...status, search: { ...status.search, state: 'busy', reason: null } }
    const unfinished = join(searchDirectory, `unfinished-${randomUUID()}`)
    try {
      await mkdir(unfinished, { recursive: true })
      const { graph } = createGraph(live.documents, { today: today(), lastGood: [] })
      await writeSearch(graph.reader(), join(unfinished, 'pagefind'))
      const directory = join(searchDirectory, `${release}-${randomUUID().slice(0, 8)}`)
      await rename(unfinished, directory)
      server.showSearch(directory)
      await removeOthers(searchDirectory, directory)
      const finishedAt = new Date().toISOString()
      status = { ...status, search: { state: 'live', release, finishedAt, reason: null } }
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true })
      const finishedAt = new Date().toISOString()
      const reason = rootMessage(error)
      status = { ...status, search: { ...status.search, state: 'failed', finishedAt, reason } }
      log(`Publisher: the search index could not be made, the old one stays: ${reason}`)
    }
  })

  await publishing.request()
  const stopWatching = watchPublished(client, () => void publishing.request(), log)
  const midnight = nextDay(today, () => void publishing.request())

  return {
    status: () => status,
    async stop() {
      stopWatching()
      midnight.stop()
      await publishing.idle()
      await indexing.idle()
    },
  }
}

/** Asks every minute whether the date has changed, because a consent may end with the day. */
function nextDay(today: () => string, onChange: () => void): { stop(): void } {
  let day = today()
  const timer = setInterval(() => {
    if (today() === day) return
    day = today()
    onChange()
  }, 60_000)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function removeOthers(directory: string, kept: string): Promise<void> {
  const names = await readdir(directory)
  const others = names.map((name) => join(directory, name)).filter((path) => path !== kept)
  await Promise.all(others.map((path) => rm(path, { recursive: true, force: true })))
}
