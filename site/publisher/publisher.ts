/** Keeps the public site up to date: publishes at start and after every change, one at a time, the last change always. */
import { basename, join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { dateIn, timeZoneOf } from '@programme/content-schemas'
import { PAGES_PER_SHARD } from '../search/index/shards.ts'
import { debounce } from './debounce.ts'
import { ensureRendererBundle } from './bundle.ts'
import type { Destination } from './deploy/targets.ts'
import { rootMessage } from './errors.ts'
import { searchProblem } from './failed-pages.ts'
import { readStaticFiles } from './files.ts'
import { createFollowUp } from './follow-up.ts'
import type { Logger } from './logger.ts'
import { publisherMetrics, type PublisherMetrics } from './metrics.ts'
import { createRegistry, type Metrics } from './monitoring/registry.ts'
import { progressReporter } from './progress.ts'
import { createPublishing } from './publish.ts'
import { publishLog } from './publish-log.ts'
import type { Trigger } from './records.ts'
import { lockPublisher } from './releases/publisher-lock.ts'
import { openReleases, type Releases } from './releases/releases.ts'
import { loadRenderer, type Renderer } from './renderer.ts'
import { retryLater } from './retry.ts'
import type { PublicServer } from './serve/server.ts'
import type { Site } from './site.ts'
import { coalesceRuns } from './coalesce-runs.ts'
import { gatherChanges } from './source/changes.ts'
import { every } from './source/every.ts'
import { watchPublished } from './source/watch.ts'
import { asProblems, type PublishStatus } from './status.ts'

export interface Publisher {
  status(): PublishStatus
  readonly metrics: PublisherMetrics['render']
  /** Publishes what changed; without ids everything is compared. Resolves when it is live or has failed. */
  publish(trigger: Trigger, ids?: readonly string[]): Promise<void>
  /** For a page that is made for one visitor; undefined until the store has been read. */
  site(): Pick<Site, 'reader' | 'renderNow'> | undefined
  /** Resolves when all that is known to have changed is live, and what follows a publish has been asked for. */
  readonly idle: () => Promise<void>
  stop(): Promise<void>
}

/** Milliseconds until a silent store counts as one that does not answer. */
const STORE_TIMEOUT = 20_000
/** Milliseconds without a publish until what follows it is begun, so that it is in no editor's way. */
const DEBOUNCE = 500
/** Milliseconds that it waits at most while editors go on publishing. */
const MAX_DEBOUNCE = 30_000

export interface PublisherOptions {
  readonly client: SanityClient
  readonly server: PublicServer
  /** Of dataDir; opened, and closed at the end, unless given. */
  readonly releases?: Releases
  /** Releases are kept here. */
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
  readonly now?: () => Date
  /** Milliseconds until a silent store counts as one that does not answer. */
  readonly patience?: number
  /** Of the search index. */
  readonly pagesPerShard?: number | undefined
  /** Of the processes that make the search index, as node:os has it; the lowest unless given. */
  readonly indexPriority?: number
  /** Milliseconds between two comparisons with everything in the store. */
  readonly reconcileEvery?: number
}

/**
 * Resolves when visitors get a whole site: the release of last time at once, else the first one.
 * @throws PublishError where another process publishes from the data directory
 */
export async function startPublisher(options: PublisherOptions): Promise<Publisher> {
  const {
    server,
    dataDir,
    siteUrl,
    formTarget,
    logger,
    now = () => new Date(),
    reconcileEvery = 300_000,
  } = options
  const { patience = STORE_TIMEOUT, pagesPerShard = PAGES_PER_SHARD, destinations = [] } = options
  // A client's own retries, which heed no Retry-After, can be switched off only where it is made.
  const client = createClient({ ...options.client.config(), maxRetries: 0, timeout: patience })
  const say = (line: string): void => logger.info(line)
  const unlock = lockPublisher(join(dataDir, 'releases'))
  const releases = options.releases ?? openReleases(join(dataDir, 'releases'), say, { beginsAnew: true })
  releases.clear()
  const metrics = publisherMetrics(options.metrics ?? createRegistry())
  const log = publishLog(logger, metrics)
  const changes = gatherChanges()
  let triggers = new Set<Trigger>()
  const ending = new AbortController()

  let shownWith: { readonly drawCard: Renderer['drawCard'] | undefined } | undefined
  function show(drawCard?: Renderer['drawCard']): void {
    if (!releases.live) return
    if (shownWith?.drawCard !== drawCard || !shownWith) server.show(releases, drawCard)
    shownWith = { drawCard }
    metrics.live(releases.live)
  }
  show()

  const bundle = await ensureRendererBundle(options.cacheDir, say)
  const renderer = await loadRenderer(bundle)
  const publishing = createPublishing({
    ...{ client, renderer, releases, siteUrl, formTarget },
    staticFiles: await readStaticFiles(bundle),
    onProgress: progressReporter((progress) => logger.info(progress, 'rendering')),
  })
  show(renderer.drawCard)
  const followUp = await createFollowUp({
    ...{ releases, dataDir, bundle, destinations, formTarget, logger, metrics, pagesPerShard, now },
    // Another version of the code may make another index of the same documents.
    salt: basename(bundle),
    priority: options.indexPriority,
    signal: ending.signal,
    onReady: () => void publishes.request(),
  })
  const retry = retryLater(() => void request('retry'))

  function request(trigger: Trigger, ids?: readonly string[]): Promise<void> {
    triggers.add(trigger)
    if (ids) changes.add(ids)
    else if (trigger !== 'retry' && trigger !== 'day') changes.addUnknown()
    return publishes.request()
  }

  const live = Promise.withResolvers<undefined>()
  const publishes = coalesceRuns(async () => {
    if (follow()) triggers.add('resume')
    if (triggers.size > 0) await publishOnce()
    await followUp.commitIndex()
    // An editor who publishes meanwhile comes first, and asks for it again.
    await followUp.goOn(() => triggers.size === 0 && !ending.signal.aborted && !debounced.isWaiting())
  })
  const debounced = debounce(DEBOUNCE, MAX_DEBOUNCE, () => void publishes.request())

  /** Since when a rollback holds the live release. */
  let held = releases.heldSince()

  /** A rollback, or its end, is made by another process. @returns true where there was one */
  function follow(): boolean {
    const hasSwitched = releases.refresh()
    const since = releases.heldSince()
    if (!hasSwitched && since === held) return false
    held = since
    show(renderer.drawCard)
    publishing.forget()
    followUp.forgetIndex()
    return true
  }

  async function publishOnce(): Promise<void> {
    if (retry.wait() > 0) return
    const taken = changes.take()
    const telling = log.begin([...triggers])
    triggers = new Set()
    try {
      const isHeld = held !== undefined
      const published = await (isHeld ? publishing.hold(now()) : publishing.run(taken, now()))
      retry.succeeded()
      if (published.release) show(renderer.drawCard)
      if (isHeld && !published.release) telling.nothing()
      else telling.succeeded(published)
      followUp.published(published)
      live.resolve(undefined)
      debounced.again()
    } catch (error) {
      changes.putBack(taken)
      retry.failed(telling.failed(error, [...taken.ids]).retryAfter)
    }
  }

  const today = (): string => dateIn(publishing.site()?.reader().timeZone ?? timeZoneOf(undefined), now())
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
    const leftOut = followUp.leftOut()
    const shown = leftOut.length > 0 ? publishing.site()?.reader().documents() : undefined
    return asProblems([...publishing.problems(), ...leftOut.map((one) => searchProblem(shown ?? [], one))])
  }

  return {
    status() {
      const { live } = releases
      return {
        ...log.told(),
        ...followUp.status(),
        release: live ? { id: live.id, publishedAt: live.publishedAt, pages: live.pages } : null,
        problems: problems(),
        heldSince: held ?? null,
      }
    },
    metrics: metrics.render,
    publish: request,
    site: () => publishing.site(),
    async idle() {
      do await publishes.idle()
      while (debounced.now())
    },
    async stop() {
      ending.abort()
      debounced.stop()
      followUp.stop()
      watch.stop()
      retry.stop()
      for (const timer of timers) timer.stop()
      await publishes.idle()
      await followUp.idle()
      if (!options.releases) releases.close()
      unlock()
    },
  }
}
