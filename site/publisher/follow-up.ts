/** What follows a publish: the search index of what is live, earlier releases pruned, and the release sent on. */
import { setImmediate } from 'node:timers/promises'
import type { LeftOut } from '../search/index/left-out.ts'
import { createDeploying, type DeployingOptions } from './deploy/deploying.ts'
import { rootMessage } from './errors.ts'
import type { Logger } from './logger.ts'
import type { PublisherMetrics } from './metrics.ts'
import type { Published } from './publish.ts'
import type { Releases } from './releases/releases.ts'
import { createIndexing, type IndexingOptions } from './search/indexing.ts'
import type { PublishStatus } from './status.ts'

export interface FollowUp {
  published(published: Pick<Published, 'accepts' | 'withdraws'>): void
  /** Another release is live: an index of the one before comes to nothing. */
  forgetIndex(): void
  /** Makes an index that is ready part of the live release. Only while no publish runs. */
  commitIndex(): Promise<void>
  /** Stops where it may not go on; the next call begins again. */
  goOn(mayGoOn: () => boolean): Promise<void>
  status(): Pick<PublishStatus, 'search' | 'deploys'>
  /** Pages that search does not find. */
  leftOut(): readonly LeftOut[]
  idle(): Promise<void>
  stop(): void
}

interface FollowUpOptions
  extends
    Omit<DeployingOptions, 'onEnd'>,
    Pick<IndexingOptions, 'now' | 'salt' | 'pagesPerShard' | 'onReady' | 'priority'> {
  readonly releases: Releases
  readonly logger: Logger
  readonly metrics: PublisherMetrics
}

export async function createFollowUp(options: FollowUpOptions): Promise<FollowUp> {
  const { releases, logger, metrics } = options
  const indexing = await createIndexing({
    ...options,
    onEnd(outcome, seconds, reason) {
      metrics.indexed(seconds, outcome)
      logger[outcome === 'live' ? 'info' : 'error']({ seconds, reason }, `search index ${outcome}`)
    },
  })
  const deploying = createDeploying({
    ...options,
    onEnd(status) {
      metrics.deployed(status)
      logger[status.state === 'live' ? 'info' : 'error'](status, `deploy ${status.state}`)
    },
  })
  /** Number of the switch that was last sent on. */
  let sentOn: number | undefined

  return {
    published({ accepts, withdraws }) {
      if (accepts) indexing.changed()
      if (!withdraws) return
      // Search is gone until the next index is there.
      indexing.forget()
      void indexing.request()
      sentOn = undefined
    },
    forgetIndex: () => indexing.forget(),
    async commitIndex() {
      await indexing.commit()
    },
    async goOn(mayGoOn) {
      if (!mayGoOn()) return
      void indexing.request()
      try {
        while (mayGoOn() && releases.prune()) await setImmediate()
      } catch (error) {
        logger.error({ reason: rootMessage(error) }, 'earlier releases could not be pruned')
      }
      const { live } = releases
      if (!mayGoOn() || !live || sentOn === live.latest) return
      sentOn = live.latest
      void deploying.request()
    },
    status: () => ({ search: indexing.state(), deploys: deploying.status() }),
    leftOut: () => indexing.leftOut(),
    async idle() {
      await Promise.all([indexing.idle(), deploying.idle()])
    },
    stop: () => deploying.stop(),
  }
}
