/** Does something once there has been quiet for a moment, and at the latest after a while. */

export interface Debounced {
  /** Something happened: the moment begins anew. */
  again(): void
  /** Does now what waits. @returns false where nothing waits */
  now(): boolean
  isWaiting(): boolean
  stop(): void
}

/** @param quiet milliseconds without a call of `again` @param longest milliseconds from the first one */
export function debounce(quiet: number, longest: number, work: () => void): Debounced {
  let timer: NodeJS.Timeout | undefined
  let latest = 0

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
  }

  function now(): boolean {
    if (timer === undefined) return false
    stop()
    work()
    return true
  }

  return {
    again() {
      if (timer === undefined) latest = performance.now() + longest
      clearTimeout(timer)
      timer = setTimeout(now, Math.max(0, Math.min(quiet, latest - performance.now())))
    },
    now,
    isWaiting: () => timer !== undefined,
    stop,
  }
}
