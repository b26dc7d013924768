/** What is told of publishes: the record of each, the state of the last one, a line in the log, and the figures. */
import type { Logger } from './logger.ts'
import type { PublisherMetrics } from './metrics.ts'
import { asPublishError, type Published } from './publish.ts'
import { publishRecords, type PublishRecord, type Trigger } from './records.ts'
import { rootMessage, type PublishError } from './errors.ts'
import { initialStatus, type PublishStatus } from './status.ts'

type Told = Pick<PublishStatus, 'state' | 'startedAt' | 'finishedAt' | 'pages' | 'reason' | 'records'>

export interface PublishLog {
  /** To be ended by one of its functions. */
  begin(triggers: readonly Trigger[]): {
    succeeded(published: Published): void
    /** A held release stayed as it was: nothing is told. */
    nothing(): void
    /** @param changed ids of documents @returns what it was */
    failed(error: unknown, changed: readonly string[]): PublishError
  }
  told(): Told
}

export function publishLog(logger: Logger, metrics: PublisherMetrics): PublishLog {
  const records = publishRecords()
  const { state, startedAt, finishedAt, pages, reason } = initialStatus
  let told: Omit<Told, 'records'> = { state, startedAt, finishedAt, pages, reason }

  function keep(record: PublishRecord): void {
    metrics.published(record)
    const line = `${record.outcome}: ${record.pages} pages in ${record.duration} ms`
    if (record.outcome === 'failed') logger.error(record, `${line}, the live site stays as it is`)
    else logger.info(record, line)
    const { finishedAt, pages, reason } = record
    told = { ...told, state: record.outcome === 'failed' ? 'failed' : 'live', finishedAt, pages, reason }
  }

  return {
    begin(triggers) {
      const before = told
      const startedAt = new Date().toISOString()
      const began = performance.now()
      told = { ...told, state: 'busy', startedAt, finishedAt: null, reason: null }
      const common = () => ({
        ...{ triggers, startedAt, finishedAt: new Date().toISOString() },
        duration: Math.round((performance.now() - began) * 100) / 100,
      })
      return {
        succeeded: (published) => keep(records.add({ ...common(), ...successOf(published) })),
        nothing: () => void (told = { ...before, state: 'live' }),
        failed(error, changed) {
          const failure = asPublishError(error)
          const reason = `${failure.message} (${rootMessage(failure)})`
          keep(records.add({ ...common(), ...NOTHING, changed, failedStep: failure.step, reason }))
          return failure
        },
      }
    },
    told: () => ({ ...told, records: records.list() }),
  }
}

const NOTHING = { outcome: 'failed', pages: 0, removed: 0, steps: null, release: null } as const

function successOf({ release, rendered, removed, steps, changed }: Published) {
  const outcome = release ? ('live' as const) : ('unchanged' as const)
  const id = release?.id ?? null
  return { outcome, changed, pages: rendered, removed, steps, release: id, failedStep: null, reason: null }
}
