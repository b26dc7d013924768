/** Somebody who is not signed in takes everything at once from a lake with sign-in; an editor writes and a visitor reads meanwhile. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createClient } from '@sanity/client'
import { SERVER_FLAGS } from '../../server/supervisor.ts'
import { processTree } from '../support/process-tree.ts'

export interface AttackReport {
  readonly seconds: number
  /** Connections that the attacker opened. */
  readonly connections: number
  /** Of the process and those that it started, together. */
  readonly mostMegabytes: number
  readonly writes: number
  /** Milliseconds. */
  readonly writeP95: number
  readonly pages: number
  readonly pageP99: number
  /** Writes and pages that were not answered as they should be. */
  readonly failed: number
}

interface Target {
  readonly site: string
  readonly lake: string
  readonly token: string
  readonly picture: string
}

/** How many of each, all at the same time. */
const LISTENERS = 950
const LIVE_STREAMS = 998
const ANSWERS = 48
const PICTURES = 40
const HALF_HEADERS = 200
const SLOW_BODIES = 50

export async function attack(seconds: number): Promise<AttackReport> {
  const script = fileURLToPath(new URL('../support/run-attacked.ts', import.meta.url))
  const child = spawn(process.execPath, [...SERVER_FLAGS, script], { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const target = await ready(child)
    const end = performance.now() + seconds * 1_000
    const goesOn = (): boolean => performance.now() < end
    let connections = 0
    const hold = async (origin: string, text: string, drip = ''): Promise<void> => {
      while (goesOn()) {
        connections += 1
        await holdOne(Number(new URL(origin).port), text, drip, end)
        await setTimeout(1_000)
      }
    }
    const many = (count: number, text: (index: number) => string, origin = target.lake, drip = '') =>
      Array.from({ length: count }, async (_, index) => {
        await setTimeout(index * 5)
        await hold(origin, text(index), drip)
      })
    const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: ${new URL(target.lake).host}\r\n\r\n`
    const half = (origin: string): string => `GET / HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nX: `
    const body = `POST /v1/data/query/production HTTP/1.1\r\nHost: ${new URL(target.lake).host}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`
    const all = [
      ...many(LISTENERS, () => get('/v1/data/listen/production?query=*&includeResult=true')),
      ...many(LIVE_STREAMS, () => get('/v1/data/live/events/production')),
      ...many(ANSWERS, () => get('/v1/data/query/production?query=*')),
      ...many(PICTURES, (index) => get(`/${target.picture}?w=8192&h=8192&fit=crop&fm=webp&q=${60 + index}`)),
      ...many(HALF_HEADERS, () => half(target.lake), target.lake, 'x'),
      ...many(HALF_HEADERS, () => half(target.site), target.site, 'x'),
      ...many(SLOW_BODIES, () => body, target.lake, ' '),
    ]
    const memory = watchMemory(child, goesOn)
    const [writes, pages] = await Promise.all([write(target, goesOn), visit(target, goesOn), ...all])
    return {
      seconds,
      connections,
      mostMegabytes: await memory,
      writes: writes.times.length,
      writeP95: percentile(writes.times, 0.95),
      pages: pages.times.length,
      pageP99: percentile(pages.times, 0.99),
      failed: writes.failed + pages.failed,
    }
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

async function ready(child: ChildProcess): Promise<Target> {
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk)
    const line = /^\{"site".*\}$/m.exec(text)?.[0]
    if (line === undefined) continue
    const told: unknown = JSON.parse(line)
    const field = (name: string): string =>
      typeof told === 'object' && told !== null ? String(Reflect.get(told, name)) : ''
    return { site: field('site'), lake: field('lake'), token: field('token'), picture: field('picture') }
  }
  throw new Error(`What is to be attacked ended before it answered: ${text}`)
}

/** Until the server closes it. Nothing of the answer is read. */
async function holdOne(port: number, text: string, drip: string, end: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(text)
  socket.once('data', () => socket.pause())
  const timer = drip === '' ? undefined : setInterval(() => socket.write(drip), 1_000)
  await Promise.race([
    once(socket, 'close').catch(() => undefined),
    setTimeout(Math.min(15_000, Math.max(0, end - performance.now()))),
  ])
  clearInterval(timer)
  socket.destroy()
}

interface Measured {
  readonly times: number[]
  readonly failed: number
}

async function repeat(work: () => Promise<boolean>, pause: number, goesOn: () => boolean): Promise<Measured> {
  const times: number[] = []
  let failed = 0
  while (goesOn()) {
    const began = performance.now()
    const good = await work().catch(() => false)
    times.push(performance.now() - began)
    if (!good) failed += 1
    await setTimeout(pause)
  }
  return { times, failed }
}

function write({ lake, token }: Target, goesOn: () => boolean): Promise<Measured> {
  const client = createClient({
    ...{ projectId: 'local', dataset: 'production', apiVersion: '2025-02-19', apiHost: lake, token },
    ...{ useProjectHostname: false, useCdn: false, maxRetries: 0 },
  })
  let number = 0
  const work = async (): Promise<boolean> => {
    number += 1
    const text = 'x'.repeat(number % 10 === 0 ? 200_000 : 2_000)
    await client.createOrReplace({ _id: `drafts.note-${number % 50}`, _type: 'note', text })
    return true
  }
  return repeat(work, 250, goesOn)
}

function visit({ site }: Target, goesOn: () => boolean): Promise<Measured> {
  const work = async (): Promise<boolean> => {
    const response = await fetch(`${site}/`)
    return response.status === 200 && (await response.text()).includes('</html>')
  }
  return repeat(work, 50, goesOn)
}

async function watchMemory({ pid }: ChildProcess, goesOn: () => boolean): Promise<number> {
  let most = 0
  while (goesOn()) {
    most = Math.max(most, megabytesOf(pid))
    await setTimeout(500)
  }
  return Math.round(most)
}

function megabytesOf(pid = 0): number {
  return processTree(pid).reduce((sum, { memory }) => sum + memory, 0) / 1024 ** 2
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return Math.round(sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN)
}
