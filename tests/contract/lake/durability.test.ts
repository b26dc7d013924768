/** What is written stays, and what cannot be written is said so and leaves nothing behind. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../studio/lake/store/database.ts'
import { encodeMendoza } from '../../../studio/lake/store/mendoza.ts'
import { applyMigration, migrations } from '../../../studio/lake/store/migrations.ts'
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

  const now = '2026-01-01T00:00:00.000Z'
  const revision = (_rev: string, title: string) => ({
    _id: 'old',
    _type: 'page',
    _rev,
    _createdAt: now,
    _updatedAt: now,
    title,
  })
  const first = revision('t1', 'oudst')
  const second = revision('t2', 'oud')
  const gone = { ...revision('t3', 'weg'), _id: 'gone' }

  /** Two revisions of a document, and one that came and went, as a lake of a version wrote them. */
  function writeAsIn(version: number, file: string): void {
    const database = new DatabaseSync(file)
    for (const migration of migrations.slice(0, version)) applyMigration(database, migration)
    database.exec(`PRAGMA user_version = ${version}`)
    database
      .prepare('INSERT INTO documents (id, type, rev, body) VALUES (?, ?, ?, ?)')
      .run('old', 'page', 't2', JSON.stringify(second))
    const states: readonly (readonly [string, object | null, object | null])[] = [
      ['old', null, first],
      ['old', first, second],
      ['gone', null, gone],
      ['gone', gone, null],
    ]
    const stored = (state: object | null): unknown =>
      // Up to version 2 effects had the revision in them.
      version < 3
        ? state
        : JSON.parse(JSON.stringify(state, (key, value: unknown) => (key === '_rev' ? undefined : value)))
    for (const [index, [id, before, after]] of states.entries()) {
      database
        .prepare('INSERT INTO transactions (id, author, timestamp, mutations) VALUES (?, ?, ?, ?)')
        .run(`t${index + 1}`, 'x', now, '[]')
      const [from, to] = [stored(before), stored(after)]
      database
        .prepare('INSERT INTO changes VALUES (?, 0, ?, ?, ?, ?, ?)')
        .run(
          index + 1,
          id,
          !before ? 'appear' : after ? 'update' : 'disappear',
          before ? `t${index}` : null,
          JSON.stringify(encodeMendoza(from, to)),
          JSON.stringify(encodeMendoza(to, from)),
        )
    }
    database.close()
  }

  it.each(migrations.map((_statements, index) => index + 1))(
    '%i becomes the newest one and keeps its documents and their history',
    async (version) => {
      const dataDir = join(folder, `version-${version}`)
      const fresh = openDatabase(join(folder, `fresh-${version}`))
      const newest = schema(fresh)
      fresh.close()
      await mkdir(dataDir)
      writeAsIn(version, join(dataDir, 'lake.sqlite'))

      const lake = await startLake({ dataDir })
      const client = lake.client()
      const past = (search: string) =>
        client.request<unknown>({ url: `/data/history/production/documents/${search}` })
      expect(await client.getDocument('old')).toEqual(second)
      expect(await past('old?revision=t1')).toEqual({ documents: [first] })
      expect(await past('gone?lastRevision=true')).toEqual({ documents: [gone] })
      await client.patch('old').set({ title: 'nieuw' }).commit()
      expect(await past('old?revision=t2')).toEqual({ documents: [second] })
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
