/** Cooperative scheduling: long work in steps, which yields to the event loop in between. */

/** Yields after each step. */
export type CooperativeTask<Result> = Generator<undefined, Result>

/** Milliseconds of work before it yields. */
const MAX_SLICE = 10

/** @returns undefined where it takes more steps than `most`; then none of it counts */
export function runWithin<Result>(
  steps: CooperativeTask<Result>,
  most: number,
): { value: Result } | undefined {
  for (let taken = 0; taken <= most; taken += 1) {
    const step = steps.next()
    if (step.done === true) return { value: step.value }
  }
  return undefined
}

export async function runCooperatively<Result>(steps: CooperativeTask<Result>): Promise<Result> {
  for (let started = performance.now(); ;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - started < MAX_SLICE) continue
    await yieldToEventLoop()
    started = performance.now()
  }
}

export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
