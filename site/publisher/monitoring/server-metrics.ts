/** Figures of the servers, the process and the disk, beside those of the publisher. */
import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  type OpenMetricsContentType,
  type Registry,
} from 'prom-client'
import type { Answered } from '../../../shared/http-server.ts'
import { PREFIX } from './registry.ts'
import { diskSpace } from './health.ts'

export interface ServerMetrics {
  answered(server: string, answered: Answered): void
  /** One look into a cache. */
  lookedUp(cache: string, isHit: boolean): void
}

/** Seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export function serverMetrics(registry: Registry<OpenMetricsContentType>, dataDir: string): ServerMetrics {
  collectDefaultMetrics({ register: registry, prefix: PREFIX })
  const registers = [registry]
  const requests = new Counter({
    name: `${PREFIX}http_requests`,
    help: 'Answered requests by server, method and status.',
    labelNames: ['server', 'method', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: `${PREFIX}http_request_seconds`,
    help: 'Time from a request to the end of its answer; event streams are not counted.',
    labelNames: ['server'],
    buckets: BUCKETS,
    registers,
  })
  const lookups = new Counter({
    name: `${PREFIX}cache_lookups`,
    help: 'Looks into a cache by what they found: hit or miss.',
    labelNames: ['cache', 'outcome'],
    registers,
  })
  const disk = new Gauge({
    name: `${PREFIX}disk_bytes`,
    help: 'The disk of the data folder: free to this account, and in total.',
    labelNames: ['kind'],
    registers,
    async collect() {
      const { free, total } = await diskSpace(dataDir).catch(() => ({ free: NaN, total: NaN }))
      disk.set({ kind: 'free' }, free)
      disk.set({ kind: 'total' }, total)
    },
  })
  return {
    answered(server, { method, status, milliseconds, isStream }) {
      requests.inc({ server, method: METHODS.has(method) ? method : 'other', status })
      if (!isStream) durations.observe({ server }, milliseconds / 1_000)
    },
    lookedUp(cache, isHit) {
      lookups.inc({ cache, outcome: isHit ? 'hit' : 'miss' })
    },
  }
}
