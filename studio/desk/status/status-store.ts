/** Asks the publisher how it is going: seldom while nothing happens, often after a publish, never in a hidden tab. */
import type { PublishStatus } from './publish-status.ts'

/** Milliseconds. */
const CALM = 15_000
const EAGER = 400
const EAGER_FOR = 20_000

export interface StatusStore {
  /** Undefined while it is not known, or where nobody answers. */
  readonly current: () => PublishStatus | undefined
  readonly subscribe: (onChange: () => void) => () => void
  /** Something was published just now. */
  readonly nudge: () => void
}

export function createStatusStore(ask: () => Promise<PublishStatus | undefined>): StatusStore {
  let status: PublishStatus | undefined
  let text = ''
  let eagerUntil = 0
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  async function poll(): Promise<void> {
    clearTimeout(timer)
    asked += 1
    const mine = asked
    const answer = document.hidden ? status : await ask().catch(() => undefined)
    if (mine !== asked) return
    const next = JSON.stringify(answer)
    if (answer?.revisions) eagerUntil = 0
    if (next !== text) {
      text = next
      status = answer
      for (const listener of listeners) listener()
    }
    if (listeners.size > 0) timer = setTimeout(() => void poll(), isEager() ? EAGER : CALM)
  }

  function isEager(): boolean {
    return Date.now() < eagerUntil || status?.state === 'busy'
  }

  return {
    current: () => status,
    subscribe(onChange) {
      listeners.add(onChange)
      if (listeners.size === 1) void poll()
      return () => {
        listeners.delete(onChange)
        if (listeners.size === 0) clearTimeout(timer)
      }
    },
    nudge() {
      eagerUntil = Date.now() + EAGER_FOR
      void poll()
    },
  }
}
