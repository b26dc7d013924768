/** Does something again and again without keeping the process alive. */
import { logErrors } from '../../../shared/error-boundary.ts'

export function every(milliseconds: number, work: () => void): { stop(): void } {
  const timer = setInterval(logErrors('Publisher: a timer', work), milliseconds)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
