/** Runs one of our scripts as a process of its own with a low priority: its memory ends with it, and visitors come first. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { endFirst } from '../../shared/out-of-memory.ts'

export interface ProcessTask {
  /** Absolute path. */
  readonly script: string
  readonly given: readonly string[]
  /** Megabytes of JavaScript. */
  readonly memory: number
  /** Megabytes of JavaScript just made, three times over; a small number trades some time for a lower peak. Node's own unless given. */
  readonly young?: number
  /** Beside PATH, HOME and TMPDIR: it gets nothing that it does not need. */
  readonly environment?: Readonly<Record<string, string>>
  /** Written to its standard input, for what must not show in the list of processes. */
  readonly input?: string
  /** Of node:os; the lowest unless given. */
  readonly priority?: number | undefined
  /** Ends the process. */
  readonly signal?: AbortSignal | undefined
}

/** @returns what it printed @throws Error with what it said where it fails */
export async function runProcess(task: ProcessTask): Promise<string> {
  const { script, given, memory, young, environment, input, signal } = task
  const { priority = constants.priority.PRIORITY_LOW } = task
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env
  const limits = [
    `--max-old-space-size=${memory}`,
    ...(young === undefined ? [] : [`--max-semi-space-size=${young}`]),
  ]
  const child = spawn(process.execPath, [...limits, script, ...given], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, ...environment },
  })
  let said = ''
  let printed = ''
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-2000)))
  child.stdout.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString('utf8')).slice(-2000)))
  // It may end before it has read all.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  if (child.pid !== undefined) setPriority(child.pid, priority)
  endFirst(child.pid)
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  signal?.addEventListener('abort', end)
  if (signal?.aborted) end()
  try {
    await once(child, 'close')
    const code = child.exitCode ?? child.signalCode
    if (code !== 0) throw new Error(said.trim() || `${script} ended with ${String(code)}.`)
    return printed
  } finally {
    process.off('exit', end)
    signal?.removeEventListener('abort', end)
  }
}
