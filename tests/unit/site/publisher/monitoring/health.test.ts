/** What `/healthz` and `/readyz` answer. */
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createHealth, diskSpace, hasRoom } from '../../../../../site/publisher/monitoring/health.ts'

const well = { release: () => true, store: () => true, disk: () => true }

it('answers its two paths and no other', async () => {
  const health = createHealth(well)
  expect(await health('/healthz')).toEqual({ status: 200, body: { status: 'alive' } })
  expect(await health('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } })
  for (const path of ['/', '/healthz/', '/readyz/x', '/Healthz', '']) expect(health(path)).toBeUndefined()
})

it.each([
  ['says no', { store: () => false }],
  [
    'throws',
    {
      store: () => {
        throw new Error('no store')
      },
    },
  ],
  ['rejects', { store: () => Promise.reject(new Error('no store')) }],
  ['is silent', { store: () => new Promise<boolean>(() => undefined) }],
])('is not ready, but alive, where a check %s', async (_name, fault) => {
  const health = createHealth({ ...well, ...fault })
  expect(await health('/readyz')).toEqual({
    status: 503,
    body: { status: 'not ready', checks: { release: true, store: false, disk: true } },
  })
  expect(await health('/healthz')).toMatchObject({ status: 200 })
})

it('asks the store once, however many ask at once', async () => {
  let asked = 0
  const health = createHealth({
    ...well,
    async store() {
      asked += 1
      await setTimeout(1)
      return true
    },
  })
  await Promise.all(Array.from({ length: 100 }, async () => health('/readyz')))
  expect(asked).toBe(1)
})

it('has no room on a disk that is not there, and knows that free is at most all', async () => {
  await expect(hasRoom('/nowhere/at/all')).rejects.toThrow('ENOENT')
  const { free, total } = await diskSpace('.')
  expect(free).toBeLessThanOrEqual(total)
})
