/** Commands and restores on a data folder that others may use, that lacks a part, or that was left half done. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restore } from '../../../studio/lake/maintenance/restore.ts'
import { withLake } from '../../../studio/lake/maintenance/running-lake.ts'
import { keepDaily } from '../../../studio/lake/store/backups.ts'
import { openDatabase } from '../../../studio/lake/store/database.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let folder: string
let dataDir: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maintenance-'))
  dataDir = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Nobody answers there. */
const origin = 'http://127.0.0.1:1'
const url = 'http://localhost:1'
const setUpComments = (lake: RunningLake): Promise<unknown> =>
  lake.client().request({ url: '/comments/production/setup', method: 'POST', body: {} })
const comments = (lake: RunningLake) => lake.client().withConfig({ dataset: 'production-comments' })

describe('a command', () => {
  it('publishes no release that is due', async () => {
    const lake = await startLake({ dataDir })
    const client = lake.client()
    await client.releases.create({ releaseId: 'r', metadata: { releaseType: 'scheduled' } })
    await client.create({ _id: 'versions.r.p', _type: 'page' })
    await client.releases.schedule({
      releaseId: 'r',
      publishAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    await lake.stop({ keepData: true })
    const database = openDatabase(dataDir)
    const due = new Date(Date.now() - 3_600_000).toISOString()
    database
      .prepare("UPDATE documents SET body = json_set(body, '$.publishAt', ?) WHERE id = '_.releases.r'")
      .run(due)
    database.close()
    const state = await withLake({ dataDir, origin }, async (at) => {
      await at.create({ _type: 'page' })
      return (await at.releases.get({ releaseId: 'r' }))?.state
    })
    expect(state).toBe('scheduled')
  })

  it('does not write beside a lake that runs and does not answer', async () => {
    const lake = await startLake({ dataDir, url })
    await expect(withLake({ dataDir, origin }, () => Promise.resolve())).rejects.toThrow('in use')
    await lake.stop({ keepData: true })
    await withLake({ dataDir, origin }, (client) => client.create({ _id: 'p', _type: 'page' }))
    const again = await startLake({ dataDir, url })
    expect(await again.client().getDocument('p')).toBeDefined()
    await again.stop()
  })
})

describe('a restore', () => {
  it('of a day without comments has none', async () => {
    const lake = await startLake({ dataDir, url })
    await lake.client().create({ _id: 'p', _type: 'page' })
    await keepDaily(dataDir, '2026-11-24')
    await setUpComments(lake)
    await comments(lake).create({ _id: 'c', _type: 'comment' })
    await lake.stop({ keepData: true })
    const { previous = '' } = await restore(join(dataDir, 'backups', '2026-11-24'), {
      dataDir,
      replace: true,
      url,
    })
    const restored = await startLake({ dataDir })
    expect(await comments(restored).fetch('*[]')).toEqual([])
    await restored.stop({ keepData: true })
    await restore(previous, { dataDir, replace: true, url })
    const after = await startLake({ dataDir })
    expect(await comments(after).fetch('count(*)')).toBe(1)
    await after.stop()
  })

  it.each([0, 1, 2])(
    'that was killed after %i of its databases is finished by the next start',
    async (moved) => {
      const source = await startLake({ dataDir: join(folder, 'source') })
      await source.client().create({ _id: 'p', _type: 'page', title: 'nieuw' })
      await setUpComments(source)
      await comments(source).create({ _id: 'c', _type: 'comment', title: 'nieuw' })
      await source.stop({ keepData: true })
      const old = await startLake({ dataDir })
      await old.client().create({ _id: 'p', _type: 'page', title: 'oud' })
      await setUpComments(old)
      await comments(old).create({ _id: 'c', _type: 'comment', title: 'oud' })
      await old.stop({ keepData: true })
      // As it is between one rename and the next.
      await rename(join(folder, 'source'), join(dataDir, 'restored'))
      for (const file of ['lake.sqlite', 'datasets/production-comments/lake.sqlite'].slice(0, moved))
        await rename(join(dataDir, 'restored', file), join(dataDir, file))
      const after = await startLake({ dataDir, url })
      expect(await after.client().getDocument('p')).toMatchObject({ title: 'nieuw' })
      expect(await comments(after).getDocument('c')).toMatchObject({ title: 'nieuw' })
      expect(await readdir(dataDir)).not.toContain('restored')
      await after.stop()
    },
  )
})

it('a database that cannot be opened, but is not damaged, is not to be replaced', async () => {
  await mkdir(join(dataDir, 'lake.sqlite-wal'), { recursive: true })
  expect(() => openDatabase(dataDir)).toThrow(/cannot be opened: .+permissions/)
  expect(() => openDatabase(dataDir)).not.toThrow(/--replace/)
  expect(existsSync(join(dataDir, 'lake.sqlite'))).toBe(true)
})
