/** Keeps the public site up to date: publishes at start and after every change, one at a time, the last change always. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createClient, type SanityClient } from '@sanity/client'
import { todayInCity } from '../content/today.ts'
import type { LeftOut } from '../search/left-out.ts'
import { PAGES_PER_SHARD } from '../search/shards.ts'
import { afterQuiet } from './after-quiet.ts'
import { ensureRendererBundle } from './bundle.ts'
import { createDeploying } from './deploy/deploying.ts'
import type { Destination } from './deploy/targets.ts'
import { rootMessage } from './errors.ts'
import { searchProblem } from './failed-pages.ts'
import { readStaticFiles } from './files.ts'
import { createIndexing } from './search/indexing.ts'
import { indexInProcess } from './search/index-in-process.ts'
import type { Logger } from './logger.ts'
import { publisherMetrics, type PublisherMetrics } from './metrics.ts'
import { createRegistry, type Metrics } from './monitoring/registry.ts'
import { progressReporter } from './progress.ts'
import { asPublishError, createPublishing, type Published } from './publish.ts'
import { publishRecords, type PublishRecord, type Trigger } from './records.ts'
import { openReleases, type Releases } from './releases/releases.ts'
import { loadRenderer, type Renderer } from './renderer.ts'
import { retryLater } from './retry.ts'
import type { PublicServer } from './serve/server.ts'
import type { Site } from './site.ts'
import { singleFlight } from './single-flight.ts'
import { gatherChanges } from './source/changes.ts'
import { every } from './source/every.ts'
import { watchPublished } from './source/watch.ts'
import { asProblems, initialStatus, type PublishStatus } from './status.ts'

export interface Publisher {
  status(): PublishStatus
  readonly metrics: PublisherMetrics['render']
  /** Publishes what changed; without ids everything is compared. Resolves when it is live or has failed. */
  publish(trigger: Trigger, ids?: readonly string[]): Promise<void>
  /** For a page that is made for one visitor; undefined until the store has been read. */
  site(): Pick<Site, 'reader' | 'renderNow'> | undefined
  /** Resolves when all that is known to have changed is live, what comes later than the pages included. */
  readonly idle: () => Promise<void>
  stop(): Promise<void>
}

/** Milliseconds until a silent store counts as one that does not answer. */
const PATIENCE = 20_000
/** Milliseconds without a publish until what may come later is made, so that it is in no editor's way. */
const QUIET = 500
/** Milliseconds that it waits at most while editors go on publishing. */
const LONGEST_QUIET = 30_000

export interface PublisherOptions {
  readonly client: SanityClient
  readonly server: PublicServer
  /** Of dataDir; opened unless given, closed at the end. */
  readonly releases?: Releases
  /** Releases and search indexes are kept here. */
  readonly dataDir: string
  /** The renderer's bundle is kept here. */
  readonly cacheDir: string
  readonly siteUrl: string
  /** Where the contact form posts to; undefined where nobody receives it. */
  readonly formTarget?: string | undefined
  readonly logger: Logger
  /** Where figures are kept, with those of other parts. */
  readonly metrics?: Metrics
  /** Where every release is sent on to. */
  readonly destinations?: readonly Destination[]
  /** YYYY-MM-DD in the city's own time zone. */
  readonly today?: () => string
  /** Milliseconds until a silent store counts as one that does not answer. */
  readonly patience?: number
  /** Of the search index. */
  readonly pagesPerShard?: number | undefined
  /** Milliseconds between two comparisons with everything in the store. */
  readonly reconcileEvery?: number
}

/** Resolves when visitors get a whole site: the release of last time at once, else the first one. */
export async function startPublisher(options: PublisherOptions): Promise<Publisher> {
  const { server, siteUrl, logger, today = todayInCity, reconcileEvery = 300_000 } = options
  const { patience = PATIENCE, pagesPerShard = PAGES_PER_SHARD } = options
  // A client's own retries, which heed no Retry-After, can be switched off only where it is made.
  const client = createClient({ ...options.client.config(), maxRetries: 0, timeout: patience })
  const say = (line: string): void => logger.info(line)
  const releases =
    options.releases ?? openReleases(join(options.dataDir, 'releases'), say, { beginsAnew: true })
  releases.clear()
  const records = publishRecords()
  const metrics = publisherMetrics(options.metrics ?? createRegistry())
  const changes = gatherChanges()
  let triggers = new Set<Trigger>()
  let status = initialStatus

  let drawCard: Renderer['drawCard'] | undefined
  let isShown = false
  function show(): void {
    if (!releases.live) return
    if (!isShown) server.show(releases, drawCard)
    isShown = true
    metrics.live(releases.live)
  }
  show()

  const ending = new AbortController()
  const { signal } = ending
  let search: readonly string[] = []
  const searchDir = join(options.dataDir, 'search')
  // Shards of an earlier process are not used again: another version may have made them, or the power failed.
  const salt = randomUUID()
  let leftOut: readonly LeftOut[] = []
  const indexing = await createIndexing({
    directory: searchDir,
    liveRelease: () => releases.live?.id,
    signal,
    async build(output) {
      const made = await indexInProcess({
        ...{ dataDir: options.dataDir, directory: searchDir, output },
        ...{ salt, pagesPerShard, today: today(), signal },
      })
      leftOut = made.leftOut
      return made.shards
    },
    show(folders) {
      search = folders
      server.showSearch(folders)
    },
    onEnd(outcome, seconds, reason) {
      metrics.indexed(seconds, outcome)
      logger[outcome === 'live' ? 'info' : 'error']({ seconds, reason }, `search index ${outcome}`)
      if (outcome === 'live') void deploying.request()
    },
  })

  const bundle = await ensureRendererBundle(options.cacheDir, say)
  const renderer = await loadRenderer(bundle)
  drawCard = renderer.drawCard
  isShown = false
  show()
  const deploying = createDeploying({
    destinations: options.destinations ?? [],
    dataDir: options.dataDir,
    bundle,
    search: () => search,
    formTarget: options.formTarget,
    signal,
    onEnd(status) {
      metrics.deployed(status)
      logger[status.state === 'live' ? 'info' : 'error'](status, `deploy ${status.state}`)
    },
  })
  const publishing = createPublishing({
    client,
    renderer,
    releases,
    siteUrl,
    formTarget: options.formTarget,
    staticFiles: await readStaticFiles(bundle),
    onProgress: progressReporter((progress) => logger.info(progress, 'rendering')),
  })
  const retry = retryLater(() => void request('retry'))

  function request(trigger: Trigger, ids?: readonly string[]): Promise<void> {
    triggers.add(trigger)
    if (ids) changes.add(ids)
    else if (trigger !== 'retry' && trigger !== 'day') changes.addUnknown()
    return flight.request()
  }

  function keep(record: PublishRecord): void {
    metrics.published(record)
    status = { ...status, state: record.outcome === 'failed' ? 'failed' : 'live' }
    const line = `${record.outcome}: ${record.pages} pages in ${record.duration} ms`
    if (record.outcome === 'failed') logger.error(record, `${line}, the live site stays as it is`)
    else logger.info(record, line)
  }

  const live = Promise.withResolvers<undefined>()
  const flight = singleFlight(async () => {
    if (follow()) triggers.add('resume')
    if (triggers.size > 0) await publishOnce()
    else await makeWhatComesLater()
  })

  /** Since when a rollback holds the live release. */
  let held = releases.heldSince()

  /** A rollback, or its end, is made by another process. @returns true where there was one */
  function follow(): boolean {
    const hasSwitched = releases.refresh()
    const since = releases.heldSince()
    if (!hasSwitched && since === held) return false
    held = since
    show()
    publishing.forget()
    return true
  }

  async function publishOnce(): Promise<void> {
    if (retry.wait() > 0) return
    const taken = changes.take()
    const startedAt = new Date().toISOString()
    const began = performance.now()
    const common = { triggers: [...triggers], startedAt }
    triggers = new Set()
    const before = status
    status = { ...status, state: 'busy', startedAt, finishedAt: null, reason: null }
    const end = () => ({
      finishedAt: new Date().toISOString(),
      duration: Math.round((performance.now() - began) * 100) / 100,
    })
    try {
      const isHeld = held !== undefined
      const published = await (isHeld ? publishing.hold(today()) : publishing.run(taken, today()))
      retry.succeeded()
      if (published.release) show()
      if (isHeld && !published.release) status = { ...before, state: 'live' }
      else {
        keep(records.add({ ...common, ...end(), ...successOf(published) }))
        status = { ...status, ...lastOf(records.list()) }
      }
      isUnindexed ||= published.accepts || published.withdraws
      if (published.withdraws) {
        indexing.forget()
        sentOn = undefined
      }
      live.resolve(undefined)
      quiet.again()
    } catch (error) {
      changes.putBack(taken)
      const failure = asPublishError(error)
      retry.failed(failure.retryAfter)
      const reason = `${failure.message} (${rootMessage(failure)})`
      const { step } = failure
      keep(
        records.add({ ...common, ...end(), ...NOTHING, changed: [...taken.ids], failedStep: step, reason }),
      )
      status = { ...status, ...lastOf(records.list()) }
    }
  }

  /** Id of the release that was last sent on, whole. */
  let sentOn: string | undefined
  /** True where search may find other than what was accepted last, although the live release is the same. */
  let isUnindexed = false

  /** Stops as soon as an editor publishes; that publish then asks for it again. */
  async function makeWhatComesLater(): Promise<void> {
    const mayGoOn = (): boolean => triggers.size === 0 && !signal.aborted
    if (releases.live && (isUnindexed || indexing.state().release !== releases.live.id)) {
      isUnindexed = false
      void indexing.request()
    }
    try {
      while (mayGoOn() && releases.prune()) await setImmediate()
    } catch (error) {
      logger.error({ reason: rootMessage(error) }, 'earlier releases could not be pruned')
    }
    if (!mayGoOn() || releases.live === undefined) return
    const { id } = releases.live
    if (sentOn !== id) void deploying.request()
    sentOn = id
  }
  const quiet = afterQuiet(QUIET, LONGEST_QUIET, () => void flight.request())

  let day = today()
  if (releases.live) void request('start')
  else await Promise.race([live.promise, request('start')])
  const watch = watchPublished({
    client,
    onChange: (ids) => void request(ids ? 'change' : 'reconcile', ids),
    onLost: (error, wait) =>
      logger.warn({ wait }, `the store cannot be listened to (${rootMessage(error)}); trying again`),
  })
  const timers = [
    every(reconcileEvery, () => void request('reconcile')),
    every(10_000, () => {
      if (today() === day) return
      day = today()
      void request('day')
    }),
    every(1_000, () => {
      if (follow()) void request('resume')
    }),
  ]

  function problems(): PublishStatus['problems'] {
    const shown = leftOut.length > 0 ? publishing.site()?.reader().documents() : undefined
    const unfound = leftOut.map((one) => searchProblem(shown ?? [], one))
    return asProblems([...publishing.problems(), ...unfound])
  }

  return {
    status() {
      const { live } = releases
      const release = live ? { id: live.id, publishedAt: live.publishedAt, pages: live.pages } : null
      const search = indexing.state()
      const pending = search.state === 'live' && (isUnindexed || search.release !== live?.id)
      return {
        ...status,
        release,
        problems: problems(),
        heldSince: held ?? null,
        records: records.list(),
        search: pending ? { ...search, state: 'busy' } : search,
        deploys: deploying.status(),
      }
    },
    metrics: metrics.render,
    publish: request,
    site: () => publishing.site(),
    async idle() {
      do await flight.idle()
      while (quiet.now())
    },
    async stop() {
      ending.abort()
      quiet.stop()
      deploying.stop()
      watch.stop()
      retry.stop()
      for (const timer of timers) timer.stop()
      await flight.idle()
      await Promise.all([indexing.idle(), deploying.idle()])
      releases.close()
    },
  }
}

const NOTHING = { outcome: 'failed', pages: 0, removed: 0, steps: null, release: null } as const

function successOf({ release, rendered, removed, steps, changed }: Published) {
  const outcome = release ? ('live' as const) : ('unchanged' as const)
  const id = release?.id ?? null
  return { outcome, changed, pages: rendered, removed, steps, release: id, failedStep: null, reason: null }
}

function lastOf([record]: readonly PublishRecord[]) {
  return {
    finishedAt: record?.finishedAt ?? null,
    pages: record?.pages ?? null,
    reason: record?.reason ?? null,
  }
}
