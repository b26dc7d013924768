/** What is told of both servers: whether they are well, what they answered, and how much room there is. */
import type { SanityClient } from '@sanity/client'
import type { Monitor } from '../../../shared/http-server.ts'
import { accessLog } from './access-log.ts'
import { createHealth, hasRoom } from './health.ts'
import { createRegistry, type Metrics } from './registry.ts'
import { serverMetrics } from './server-metrics.ts'

/** What is asked for; whether it is there does not matter. */
const SETTINGS = 'site-settings'

export interface Monitoring {
  readonly registry: Metrics
  of(server: 'site' | 'studio'): Monitor
}

export function startMonitoring(options: {
  readonly dataDir: string
  /** One line per request, to standard output. */
  readonly logsRequests: boolean
  /** True where there is a release to serve. */
  readonly release: () => boolean
  /** Undefined until it is open. */
  readonly store: () => SanityClient | undefined
}): Monitoring {
  const { dataDir, logsRequests, release, store } = options
  const registry = createRegistry()
  const metrics = serverMetrics(registry, dataDir)
  const log = logsRequests ? accessLog() : undefined
  const health = createHealth({
    release,
    async store() {
      const client = store()
      await client?.getDocument(SETTINGS)
      return client !== undefined
    },
    disk: () => hasRoom(dataDir),
  })
  return {
    registry,
    of: (server) => ({
      health,
      lookedUp: (cache, isHit) => metrics.lookedUp(cache, isHit),
      answered(answered) {
        metrics.answered(server, answered)
        log?.(server, answered)
      },
    }),
  }
}
