/** Sends the live release on to every destination after each switch; one that fails is tried again later and holds up nothing. */
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { rootMessage } from '../errors.ts'
import { retryLater } from '../retry.ts'
import { runProcess } from '../run-process.ts'
import { coalesceRuns } from '../coalesce-runs.ts'
import type { PublishStatus } from '../status.ts'
import { nameOf, type Destination } from './targets.ts'

type DeployStatus = PublishStatus['deploys'][number]

export interface Deploying {
  /** Sends what is live by then. Resolves when every destination has it or has failed. */
  request(): Promise<void>
  idle(): Promise<void>
  status(): readonly DeployStatus[]
  stop(): void
}

export interface DeployingOptions {
  readonly destinations: readonly Destination[]
  readonly dataDir: string
  /** Folder of the renderer's bundle. */
  readonly bundle: string
  /** Of the contact form. */
  readonly formTarget: string | undefined
  readonly onEnd: (status: DeployStatus) => void
  /** Ends what runs. */
  readonly signal: AbortSignal
}

/** Megabytes of JavaScript; ten thousand pages need a tenth of it, because bodies stay in the database until they are sent. */
const MEMORY = 512

const answer = z.object({ release: z.string(), sent: z.number(), removed: z.number(), undrawn: z.number() })

export function createDeploying(options: DeployingOptions): Deploying {
  const all = options.destinations.map((destination) => deployTo(destination, options))
  return {
    async request() {
      await Promise.all(all.map((one) => one.request()))
    },
    async idle() {
      await Promise.all(all.map((one) => one.idle()))
    },
    status: () => all.map((one) => one.status()),
    stop: () => {
      for (const one of all) one.stop()
    },
  }
}

function deployTo(destination: Destination, options: DeployingOptions) {
  const { dataDir, bundle, formTarget, onEnd, signal } = options
  const script = fileURLToPath(new URL('./deploy-process.ts', import.meta.url))
  let status: DeployStatus = {
    target: nameOf(destination),
    state: 'busy',
    release: null,
    finishedAt: null,
    seconds: null,
    sent: null,
    removed: null,
    reason: null,
  }
  const priority = constants.priority.PRIORITY_BELOW_NORMAL
  const retry = retryLater(() => void runs.request())

  const runs = coalesceRuns(async () => {
    const began = performance.now()
    status = { ...status, state: 'busy' }
    const ended = () => ({
      finishedAt: new Date().toISOString(),
      seconds: Math.round(performance.now() - began) / 1000,
    })
    try {
      const given = [dataDir, bundle]
      const input = JSON.stringify({ destination, formTarget })
      const printed = await runProcess({ script, given, input, memory: MEMORY, priority, signal })
      const { release, sent, removed, undrawn } = answer.parse(JSON.parse(printed))
      retry.succeeded()
      if (undrawn > 0) void runs.request()
      status = { ...status, ...ended(), state: 'live', release, sent, removed, reason: null }
    } catch (error) {
      if (signal.aborted) return
      retry.failed(undefined)
      status = { ...status, ...ended(), state: 'failed', reason: rootMessage(error) }
    }
    onEnd(status)
  })

  return { request: runs.request, idle: runs.idle, status: () => status, stop: () => retry.stop() }
}
