/** Work in steps, so that others can have their turn in between. */

/** Yields after each step. */
export type Steps<Result> = Generator<undefined, Result>

/** Milliseconds until others have their turn. */
const LONGEST_TURN = 10

/** @returns undefined where it takes more steps than `most`; then none of it counts */
export function atOnce<Result>(steps: Steps<Result>, most: number): { value: Result } | undefined {
  for (let taken = 0; taken <= most; taken += 1) {
    const step = steps.next()
    if (step.done === true) return { value: step.value }
  }
  return undefined
}

export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (let started = performance.now(); ;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - started < LONGEST_TURN) continue
    await nextTurn()
    started = performance.now()
  }
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
