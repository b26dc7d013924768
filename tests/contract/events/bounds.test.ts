/** Streams that many open and nobody reads: everybody has places of their own, and memory is bounded. */
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLakeProcess, type LakeProcess } from '../../support/lake-process.ts'

const LISTEN = `/v2025-02-19/data/listen/production?query=${encodeURIComponent('*[_type == "large"]')}&includeResult=true`
const LIVE = '/v2025-02-19/data/live/events/production'

let lake: LakeProcess
let dataDir: string
let sockets: Socket[]
beforeEach(async () => {
  sockets = []
  dataDir = await mkdtemp(join(tmpdir(), 'bounds-'))
  lake = await startLakeProcess(dataDir)
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await lake.stop()
  await rm(dataDir, { recursive: true })
})

/** Asks and reads no more than the status of the answer. */
function ask(path: string, { token = '', method = 'GET', from = '' } = {}): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(lake.port, '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => resolve(0))
    socket.on('close', () => resolve(0))
    socket.once('data', (head: Buffer) => {
      socket.pause()
      resolve(Number(head.toString('latin1').split(' ')[1]))
    })
    const lines = [`${method} ${path} HTTP/1.1`, `Host: localhost:${lake.port}`]
    if (token !== '') lines.push(`Authorization: Bearer ${token}`)
    if (from !== '') lines.push(`X-Forwarded-For: ${from}`)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })
}

/** How many of so many requests get each status. */
async function askMany(count: number, path: string, options: (index: number) => Parameters<typeof ask>[1]) {
  const statuses: Record<number, number> = {}
  for (let begun = 0; begun < count; begun += 50)
    for (const status of await Promise.all(
      Array.from({ length: Math.min(50, count - begun) }, (_, index) => ask(path, options(begun + index))),
    ))
      statuses[status] = (statuses[status] ?? 0) + 1
  return statuses
}

describe('places', () => {
  it.each([LISTEN, LIVE])('are kept for who is known, whoever else asks for %s', async (path) => {
    expect(await askMany(250, path, () => ({}))).toEqual({ 200: 100, 429: 150 })
    expect(await askMany(250, path, (n) => ({ from: `203.0.113.${n}` }))).toEqual({ 200: 100, 429: 150 })
    expect(await ask(path, { token: lake.token })).toBe(200)
    await lake.client().create({ _id: 'written', _type: 'large' })
  })

  it('are given back when a stream ends, and not taken by who asks for its head alone', async () => {
    expect(await askMany(150, LIVE, () => ({ method: 'HEAD' }))).toEqual({ 200: 150 })
    expect(await askMany(100, LIVE, () => ({}))).toEqual({ 200: 100 })
    for (const socket of sockets) socket.destroy()
    await expect.poll(() => ask(LIVE)).toBe(200)
  })

  it('of heavy filters are fewer for who is not known', async () => {
    const query = encodeURIComponent('*[_type == "large" && count(*[_type == "large"]) > 0]')
    const path = `/v2025-02-19/data/listen/production?query=${query}`
    expect(await askMany(30, path, () => ({}))).toEqual({ 200: 10, 429: 20 })
    expect(await askMany(30, path, () => ({ token: lake.token }))).toEqual({ 200: 30 })
  })
})

it('600 listeners that never read cost an event once, and who reads gets everything', async () => {
  expect(await askMany(600, LISTEN, () => ({ token: lake.token }))).toEqual({ 200: 600 })
  const before = lake.memory()
  const told: string[] = []
  const subscription = lake
    .client()
    .listen('*[_type == "large"]', {}, { events: ['welcome', 'mutation'] })
    .subscribe((event) => told.push(event.type === 'mutation' ? event.documentId : event.type))
  await expect.poll(() => told).toEqual(['welcome'])
  for (let n = 0; n < 10; n += 1)
    await lake.client().create({ _id: `large-${n}`, _type: 'large', text: 'x'.repeat(200_000) })
  await expect.poll(() => told.length).toBe(11)
  await setTimeout(500)
  expect((lake.memory() - before) / 1024 / 1024).toBeLessThan(250)
  subscription.unsubscribe()
})
