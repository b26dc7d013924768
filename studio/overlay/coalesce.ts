/** Coalesces requests: work runs once at a time, and once more after requests that came while it ran, so that the last one counts. */
export function coalesce(work: () => Promise<unknown>): () => void {
  let asked = 0
  let running = false

  async function run(): Promise<void> {
    running = true
    for (let done = 0; done !== asked;) {
      done = asked
      // What fails is tried again at the next request.
      await work().catch(() => undefined)
    }
    asked = 0
    running = false
  }

  return () => {
    asked += 1
    if (!running) void run()
  }
}
