import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createQueryWorkers } from '../../../../../studio/lake/query/query-workers.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workers-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

/** A worker that notes its start, and dies while a file is there. */
function dying(): { program: URL; starts: () => Promise<number>; heal: () => void } {
  const [program, log, ill] = ['worker.mjs', 'log', 'ill'].map((name) => join(folder, name))
  writeFileSync(String(ill), '')
  writeFileSync(
    String(program),
    `import { appendFileSync, existsSync } from 'node:fs'
     import { parentPort } from 'node:worker_threads'
     appendFileSync(${JSON.stringify(log)}, '.')
     if (existsSync(${JSON.stringify(ill)})) throw new Error('ill')
     parentPort.on('message', () => undefined)
     parentPort.postMessage({ work: 0 })`,
  )
  return {
    program: pathToFileURL(String(program)),
    starts: async () => (await readFile(String(log), 'utf8').catch(() => '')).length,
    heal: () => rmSync(String(ill)),
  }
}

it('starts another worker after one that dies at its start, later each time, until one lives', async () => {
  const pauses: string[] = []
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void pauses.push(String(line)))
  const { program, starts, heal } = dying()
  const settings = { database: '', privateTypes: [], mostCached: 0, heap: 64 }
  let ready = 0
  const workers = createQueryWorkers(settings, { wanted: () => 1, onReady: () => (ready += 1), program })
  workers.grow()
  await expect.poll(() => pauses.length, { timeout: 20_000 }).toBe(3)
  expect(pauses.map((line) => /in (\d+) ms/.exec(line)?.[1])).toEqual(['100', '200', '400'])
  expect(await starts()).toBe(3)
  heal()
  await expect.poll(() => ready, { timeout: 20_000 }).toBe(1)
  expect(workers.take()).toBeDefined()
  await workers.close()
})
