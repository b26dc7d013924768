/** Figures of the publisher in the OpenMetrics format, for a monitoring system to read. */
import { Counter, Gauge, Histogram } from 'prom-client'
import { PREFIX, type Metrics } from './monitoring/registry.ts'
import type { PublishRecord } from './records.ts'
import type { Release } from './releases/releases.ts'
import type { PublishStatus } from './status.ts'

export interface PublisherMetrics {
  published(record: PublishRecord): void
  live(release: Release): void
  indexed(seconds: number, outcome: 'live' | 'failed'): void
  deployed(deploy: PublishStatus['deploys'][number]): void
  /** As OpenMetrics text, with its content type. */
  readonly render: () => Promise<{ readonly contentType: string; readonly text: string }>
}

/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

export function publisherMetrics(registry: Metrics): PublisherMetrics {
  const registers = [registry]
  const publishes = new Counter({
    name: `${PREFIX}publishes`,
    help: 'Publishes by how they ended.',
    labelNames: ['outcome'],
    registers,
  })
  const failures = new Counter({
    name: `${PREFIX}publish_failures`,
    help: 'Failed publishes by the step that failed.',
    labelNames: ['step'],
    registers,
  })
  const pages = new Counter({ name: `${PREFIX}publish_pages`, help: 'Pages rendered.', registers })
  const durations = new Histogram({
    name: `${PREFIX}publish_step_seconds`,
    help: 'Time of each step of a publish.',
    labelNames: ['step'],
    buckets: BUCKETS,
    registers,
  })
  const releasePages = new Gauge({
    name: `${PREFIX}release_pages`,
    help: 'Addresses in the live release.',
    registers,
  })
  const releaseTime = new Gauge({
    name: `${PREFIX}release_timestamp_seconds`,
    help: 'When the live release was made, in Unix time.',
    registers,
  })
  const indexes = new Counter({
    name: `${PREFIX}search_indexes`,
    help: 'Search indexes by how their making ended.',
    labelNames: ['outcome'],
    registers,
  })
  const indexSeconds = new Gauge({
    name: `${PREFIX}search_index_seconds`,
    help: 'Time that the last search index took.',
    registers,
  })

  const deploys = new Counter({
    name: `${PREFIX}deploys`,
    help: 'Releases sent on, by target and by how that ended.',
    labelNames: ['target', 'outcome'],
    registers,
  })

  return {
    published({ outcome, failedStep, steps, pages: count }) {
      publishes.inc({ outcome })
      if (failedStep !== null) failures.inc({ step: failedStep })
      pages.inc(count)
      for (const [step, milliseconds] of Object.entries(steps ?? {}))
        durations.observe({ step }, Number(milliseconds) / 1000)
    },
    live(release) {
      releasePages.set(release.pages)
      releaseTime.set(Date.parse(release.publishedAt) / 1000)
    },
    indexed(seconds, outcome) {
      indexes.inc({ outcome })
      indexSeconds.set(seconds)
    },
    deployed({ target, state }) {
      deploys.inc({ target, outcome: state })
    },
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  }
}
