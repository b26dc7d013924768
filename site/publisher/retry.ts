/** When to try again after a failure: later each time, and never before the other side wants it. */

const FIRST = 250
const MAX_DELAY = 60_000

export interface Retry {
  /** Plans a try. @param retryAfter milliseconds that the other side asks to wait */
  failed(retryAfter: number | undefined): void
  succeeded(): void
  /** Milliseconds until a try is welcome; 0 where it is now. */
  wait(): number
  stop(): void
}

/** @param again is called once the time has come */
export function retryLater(again: () => void): Retry {
  let failures = 0
  let notBefore = 0
  let timer: NodeJS.Timeout | undefined

  return {
    failed(retryAfter = 0) {
      clearTimeout(timer)
      const backOff = Math.min(FIRST * 2 ** failures, MAX_DELAY)
      failures += 1
      notBefore = Date.now() + retryAfter
      timer = setTimeout(
        () => {
          // A timer may ring a moment before the clock says so.
          notBefore = 0
          again()
        },
        Math.max(retryAfter, backOff),
      )
    },
    succeeded() {
      clearTimeout(timer)
      failures = 0
      notBefore = 0
    },
    wait: () => Math.max(0, notBefore - Date.now()),
    stop: () => clearTimeout(timer),
  }
}
