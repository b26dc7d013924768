/** One line of JSON for whatever is worth knowing, to standard output. */
import { pino, type Logger } from 'pino'

export type { Logger } from 'pino'

export function createLogger(level: 'silent' | 'error' | 'warn' | 'info' | 'debug'): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
