/** Does something again and again without keeping the process alive. */
export function every(milliseconds: number, work: () => void): { stop(): void } {
  const timer = setInterval(work, milliseconds)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
