/** Makes the search index in a process of its own: its memory is bounded and ends with it, and visitors come first. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

/** Megabytes of JavaScript; ten thousand documents need half of it. */
const MEMORY = 512

export interface IndexTask {
  readonly dataDir: string
  readonly output: string
  /** YYYY-MM-DD */
  readonly today: string
}

/** @throws Error with what the process said where it fails */
export async function indexInProcess({ dataDir, output, today }: IndexTask): Promise<void> {
  const script = fileURLToPath(new URL('./index-process.ts', import.meta.url))
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY}`, script, dataDir, output, today], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // It needs nothing of what this process knows.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'] },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-2000)
  })
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  try {
    await once(child, 'exit')
    const code = child.exitCode ?? child.signalCode
    if (code !== 0) throw new Error(said.trim() || `The search index process ended with ${String(code)}.`)
  } finally {
    process.off('exit', end)
  }
}
