/** Tells how far a long render is: pages, rate and time left, every two seconds. */

const EVERY = 2_000

/** @returns a function to call after each page; short renders say nothing */
export function progressReporter(
  say: (progress: { done: number; all: number; perSecond: number; secondsLeft: number }) => void,
): (done: number, all: number) => void {
  let began = 0
  let said = 0
  return (done, all) => {
    const now = performance.now()
    if (done <= 1) {
      began = now
      said = now
    }
    if (now - said < EVERY) return
    said = now
    const perSecond = (done / (now - began)) * 1000
    say({
      done,
      all,
      perSecond: Math.round(perSecond),
      secondsLeft: Math.ceil((all - done) / Math.max(perSecond, 1)),
    })
  }
}
