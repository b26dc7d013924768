/** Runs a program and tells how long it took and how much memory it and its children took at most. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'

export interface Measured {
  /** Milliseconds of the clock. */
  readonly time: number
  /** Megabytes, of the program and its children together, as Linux keeps it; 0 elsewhere. */
  readonly memory: number
}

/** Milliseconds between two looks at the memory. */
const LOOK = 50

/** @throws Error with what it said where the program fails */
export async function measure(
  command: string,
  given: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Measured> {
  const began = performance.now()
  const child = spawn(command, given, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  const peak = watchMemory(child.pid ?? 0)
  await ended
  const time = performance.now() - began
  const memory = peak()
  if (child.exitCode !== 0) throw new Error(`${command} ${given.join(' ')} failed:\n${said}`)
  return { time, memory }
}

/** @returns a function that ends the watch and gives the peak in megabytes */
function watchMemory(pid: number): () => number {
  let peak = 0
  const look = setInterval(() => {
    void memoryOf(pid).then((memory) => (peak = Math.max(peak, memory)))
  }, LOOK)
  return () => {
    clearInterval(look)
    return peak
  }
}

/** Megabytes of a process and of all that it started, now; of one alone its own peak, which no look can miss. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const children = await childrenOf(pid)
  const field = children.length === 0 ? /VmHWM:\s+(\d+)/ : /VmRSS:\s+(\d+)/
  const own = Number(field.exec(status)?.[1] ?? 0) / 1024
  const rest = await Promise.all(children.map(memoryOf))
  return rest.reduce((sum, memory) => sum + memory, own)
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  )
  return lists.flatMap((list) => list.trim().split(' ').filter(Boolean)).map(Number)
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
