/** Does something again and again without keeping the process alive. */
import { contained } from '../../../shared/error-boundary.ts'

export function every(milliseconds: number, work: () => void): { stop(): void } {
  const timer = setInterval(contained('Publisher: a timer', work), milliseconds)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
