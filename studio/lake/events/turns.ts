/** Small pieces of work one after the other, between which requests have their turn. */

/** Milliseconds of work until everything else comes first. */
const LONGEST_SLICE = 5

export type InTurn = <Result>(work: () => Result) => Promise<Result>

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  let began = 0

  return (work) => {
    const turn = last.then(async () => {
      if (performance.now() - began > LONGEST_SLICE) {
        await new Promise((resolve) => setImmediate(resolve))
        began = performance.now()
      }
      return work()
    })
    last = turn.catch(() => undefined)
    return turn
  }
}
