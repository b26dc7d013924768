/** Where the errors of timers, events and tasks that nobody waits for end: an exception there would end the process. */

/** @param what names the work in the log @returns the same work; where it throws or rejects, that is logged and all else goes on */
export function logErrors<Given extends readonly unknown[]>(
  what: string,
  work: (...given: Given) => unknown,
): (...given: Given) => void {
  return (...given) => {
    new Promise((resolve) => resolve(work(...given))).catch((error: unknown) =>
      console.error(`${what} failed; everything else goes on.`, error),
    )
  }
}
