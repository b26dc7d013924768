/** Where all figures of a process are kept, in the OpenMetrics format. */
import { Registry, type OpenMetricsContentType } from 'prom-client'

export type Metrics = Registry<OpenMetricsContentType>

/** Of every name, so that they are found together among those of other programs. */
export const PREFIX = 'programme_'

export function createRegistry(): Metrics {
  const registry = new Registry<OpenMetricsContentType>()
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE)
  return registry
}
