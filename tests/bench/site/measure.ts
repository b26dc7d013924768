/** Runs a program and tells how long it took and how much memory it and its children took at most. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'

export interface Measured {
  /** Milliseconds of the clock. */
  readonly time: number
  /** Megabytes, of the program itself. */
  readonly memory: number
}

/** @throws Error with what it said where the program fails */
export async function measure(
  command: string,
  given: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Measured> {
  const began = performance.now()
  const child = spawn(command, given, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  let memory = 0
  const look = setInterval(() => void peakOf(child.pid).then((peak) => (memory = Math.max(memory, peak))), 50)
  await once(child, 'exit')
  clearInterval(look)
  if (child.exitCode !== 0) throw new Error(`${command} ${given.join(' ')} failed:\n${said}`)
  return { time: performance.now() - began, memory }
}

/** As Linux keeps it; 0 elsewhere. */
async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
