/** Whether the product is well: `/healthz` says that the process answers, `/readyz` that visitors and editors get what they need. */
import { statfs } from 'node:fs/promises'
import type { HealthAnswer } from '../../../shared/http-server.ts'

/** Resolves to false, or rejects, where something is not as it must be. */
type Check = () => boolean | Promise<boolean>

export interface ReadinessChecks {
  /** There is a release to serve. */
  readonly release: Check
  /** The store answers. */
  readonly store: Check
  /** The disk of the data folder has room. */
  readonly disk: Check
}

/** Milliseconds for which an answer holds, so that whoever asks often costs nothing; and those that a check may take. */
const HOLDS = 2_000
const LONGEST_CHECK = 2_000

/** @returns the answer to a path; undefined for every other one */
export function createHealth(checks: ReadinessChecks): (path: string) => Promise<HealthAnswer> | undefined {
  const held = Object.entries(checks).map(([name, check]: [string, Check]) => ({ name, check: hold(check) }))
  const ready = async (): Promise<HealthAnswer> => {
    const results = await Promise.all(held.map(async ({ name, check }) => [name, await check()] as const))
    const isReady = results.every(([, passes]) => passes)
    return {
      status: isReady ? 200 : 503,
      body: { status: isReady ? 'ready' : 'not ready', checks: Object.fromEntries(results) },
    }
  }
  return (path) => {
    if (path === '/healthz') return Promise.resolve({ status: 200, body: { status: 'alive' } })
    return path === '/readyz' ? ready() : undefined
  }
}

function hold(check: Check): () => Promise<boolean> {
  let last: { readonly at: number; readonly result: Promise<boolean> } | undefined
  return () => {
    const now = performance.now()
    if (!last || now - last.at > HOLDS) last = { at: now, result: passes(check) }
    return last.result
  }
}

async function passes(check: Check): Promise<boolean> {
  const late = Promise.withResolvers<false>()
  const timer = setTimeout(() => late.resolve(false), LONGEST_CHECK)
  try {
    return await Promise.race([check(), late.promise])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Bytes that a publish, an index and a backup need, and the share of a small disk that stands for them. */
const ENOUGH_FREE = 1024 ** 3
const ENOUGH_SHARE = 0.05

export async function hasRoom(folder: string): Promise<boolean> {
  const { free, total } = await diskSpace(folder)
  return free >= Math.min(ENOUGH_FREE, total * ENOUGH_SHARE)
}

/** Bytes; `free` is what this account may still write. */
export async function diskSpace(folder: string): Promise<{ readonly free: number; readonly total: number }> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free: bavail * bsize, total: blocks * bsize }
}
