/** What is written stays, and what cannot be written is said so and leaves nothing behind. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations, openDatabase } from '../../../studio/lake/store/database.ts'
import { startLake } from '../../support/start-lake.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'durability-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('a full disk', () => {
  it('is answered with 507, leaves whole transactions only, and is over once there is room', async () => {
    const dataDir = join(folder, 'full')
    const lake = await startLake({ dataDir, mostBytes: 1024 * 1024 })
    const client = lake.client().withConfig({ maxRetries: 0 })
    const text = 'vol '.repeat(20_000)
    const written: string[] = []
    let refusal: unknown
    for (let n = 0; n < 100 && refusal === undefined; n += 1) {
      const pair = [`pair-${n}-a`, `pair-${n}-b`]
      await client
        .transaction(pair.map((_id) => ({ create: { _id, _type: 'page', text } })))
        .commit()
        .then(
          () => written.push(...pair),
          (error: unknown) => (refusal = error),
        )
    }
    expect(refusal).toMatchObject({ statusCode: 507 })
    expect(String(refusal)).toContain('disk is full')
    const ids = '*[_type == "page"]._id | order(@)'
    expect(await client.fetch(ids)).toEqual(written.sort())
    await lake.stop({ keepData: true })
    const roomy = await startLake({ dataDir })
    expect(await roomy.client().fetch(ids)).toEqual(written)
    await roomy.client().create({ _id: 'after', _type: 'page', text })
    await roomy.stop()
  })
})

describe('a data folder', () => {
  it('is lived in by one lake at a time, and free again after it', async () => {
    const dataDir = join(folder, 'lived-in')
    const url = 'http://localhost:1'
    const first = await startLake({ dataDir, url })
    await expect(startLake({ dataDir, url })).rejects.toThrow('in use by another process')
    await first.stop({ keepData: true })
    await (await startLake({ dataDir, url })).stop()
  })
})

describe('a database of an earlier version', () => {
  const schema = (database: DatabaseSync) =>
    // The index of documents is derived; a lake makes it when it opens.
    database
      .prepare(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%index~_%' ESCAPE '~' ORDER BY type, name",
      )
      .all()

  it.each(migrations.map((_statements, index) => index + 1))(
    '%i becomes the newest one and keeps its documents and their history',
    async (version) => {
      const dataDir = join(folder, `version-${version}`)
      await (await startLake({ dataDir })).stop()
      const fresh = openDatabase(dataDir)
      const newest = schema(fresh)
      fresh.close()
      await rm(dataDir, { recursive: true })

      openDatabase(dataDir).close()
      await rm(join(dataDir, 'lake.sqlite'))
      const old = new DatabaseSync(join(dataDir, 'lake.sqlite'))
      for (const statements of migrations.slice(0, version)) old.exec(statements)
      old.exec(`PRAGMA user_version = ${version}`)
      const now = '2026-01-01T00:00:00.000Z'
      const body = { _id: 'old', _type: 'page', _rev: 't1', _createdAt: now, _updatedAt: now, title: 'oud' }
      old
        .prepare('INSERT INTO documents (id, type, rev, body) VALUES (?, ?, ?, ?)')
        .run('old', 'page', 't1', JSON.stringify(body))
      old
        .prepare('INSERT INTO transactions (id, author, timestamp, mutations) VALUES (?, ?, ?, ?)')
        .run('t1', 'x', now, '[]')
      old
        .prepare(
          "INSERT INTO changes (seq, position, id, transition, previous_rev, apply, revert) VALUES (1, 0, 'old', 'appear', NULL, ?, '[0,null]')",
        )
        .run(JSON.stringify([0, body]))
      old.close()

      const lake = await startLake({ dataDir })
      const client = lake.client()
      expect(await client.getDocument('old')).toEqual(body)
      await client.patch('old').set({ title: 'nieuw' }).commit()
      expect(
        await client.request<unknown>({ url: '/data/history/production/documents/old?revision=t1' }),
      ).toMatchObject({ documents: [{ title: 'oud' }] })
      expect(await client.fetch('*[title match "nieuw"]._id')).toEqual(['old'])
      await lake.stop({ keepData: true })
      const after = openDatabase(dataDir)
      expect(schema(after)).toEqual(newest)
      after.close()
    },
  )

  it('that a newer program wrote is refused', () => {
    const dataDir = join(folder, 'newer')
    const database = openDatabase(dataDir)
    database.exec('PRAGMA user_version = 1000')
    database.close()
    expect(() => openDatabase(dataDir)).toThrow('newer version of this program')
  })
})
