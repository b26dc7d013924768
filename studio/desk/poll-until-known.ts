/** Asks the store until it answers: a query may fail, or come before what it asks for. */

/** Milliseconds until it is asked again. */
const RETRY_INTERVAL = 500

/** @param ask undefined where there is no answer yet @returns ends it */
export function pollUntilKnown<Answer>(
  ask: () => Promise<Answer | undefined>,
  tell: (answer: Answer) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  async function look(): Promise<void> {
    const answer = await ask().catch(() => undefined)
    if (ended) return
    if (answer === undefined) timer = setTimeout(() => void look(), RETRY_INTERVAL)
    else tell(answer)
  }
  void look()
  return () => {
    ended = true
    clearTimeout(timer)
  }
}
