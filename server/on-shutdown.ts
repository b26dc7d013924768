/** How a process of ours ends: once, and in order, however often it is told. */

/** Milliseconds that a server which failed may take to close. */
const SHUTDOWN_TIMEOUT = 1_000

/**
 * Runs once, at Ctrl-C or when the process is told to end.
 * @param close is told whether visitors may finish: not at Ctrl-C, and not where something failed
 * @returns the same, for whoever wants to end it
 */
export function onShutdown(close: (mayFinish: boolean) => Promise<void>): (code?: number) => void {
  let ending = false
  const end = (code = 0, mayFinish = false): void => {
    if (ending) return
    ending = true
    console.log('Ending …')
    const exit = (): void => process.exit(code)
    // What failed may hold up the close; everything that was acknowledged is on the disk.
    if (code !== 0) setTimeout(exit, SHUTDOWN_TIMEOUT)
    close(mayFinish).then(exit, exit)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => end(0, signal !== 'SIGINT'))
  return end
}
