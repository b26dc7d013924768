/** What leaves the lake comes back whole, into this lake and by Sanity's own tools. */
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sanityImport } from '@sanity/import'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepDaily } from '../../../studio/lake/store/backups.ts'
import { restore } from '../../../studio/lake/maintenance/restore.ts'
import { writeArchive } from '../../../studio/lake/maintenance/write-archive.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let folder: string
const url = 'http://localhost:3333'
let lake: RunningLake
let archive: string
const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a8412b' } })
  .png()
  .toBuffer()
const paper = Buffer.from('Notulen van de werkgroep')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  archive = join(folder, 'dataset.tar.gz')
  lake = await startLake()
  const client = lake.client()
  const image = await client.assets.upload('image', picture, { filename: 'haven 🚢.png' })
  const file = await client.assets.upload('file', paper, { filename: 'notulen.pdf' })
  await client.assets.upload('file', Buffer.from('door niemand gebruikt'), { filename: 'los.txt' })
  await client
    .transaction()
    .create({
      _id: 'b',
      _type: 'city',
      name: 'Gemeente “aan de Maas” \u2028 é 🏙️',
      years: [1273, 2020, 0.1],
    })
    .create({
      _id: 'a',
      _type: 'page',
      city: { _type: 'reference', _ref: 'b' },
      friend: { _type: 'reference', _ref: 'nobody', _weak: true },
      hero: {
        _type: 'image',
        alt: 'haven',
        asset: { _type: 'reference', _ref: image._id },
        hotspot: { x: 0.3, y: 0.4, width: 0.1, height: 0.1 },
      },
      downloads: [{ _key: 'x', _type: 'file', asset: { _type: 'reference', _ref: file._id } }],
      body: [
        {
          _key: 'k',
          _type: 'block',
          children: [{ _key: 'c', _type: 'span', text: 'tekst\nregel', marks: [] }],
        },
      ],
    })
    .create({ _id: 'drafts.a', _type: 'page', title: 'in de maak' })
    .create({ _id: 'versions.r1.a', _type: 'page', title: 'in een uitgave' })
    .commit()
  await writeArchive(client, archive)
})
afterAll(async () => {
  await lake.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Row {
  readonly _id: string
  readonly [field: string]: unknown
}

async function everything(from: RunningLake, ...without: string[]): Promise<Row[]> {
  const documents = await from.client().fetch<Row[]>('*[] | order(_id)', {}, { perspective: 'raw' })
  const apart = new Set(['_rev', 'uploadId', 'url', ...without])
  return documents.map((row) => ({
    ...Object.fromEntries(Object.entries(row).filter(([field]) => !apart.has(field))),
    _id: row._id,
  }))
}

async function files(of: RunningLake): Promise<Record<string, string>> {
  const directory = join(of.dataDir, 'assets')
  const names = (await readdir(directory)).filter((name) => !name.startsWith('.')).sort()
  const contents = await Promise.all(names.map((name) => readFile(join(directory, name), 'base64')))
  return Object.fromEntries(names.map((name, index) => [name, contents[index] ?? '']))
}

describe('a backup', () => {
  it('comes back with every document and every file as it was', async () => {
    const dataDir = join(folder, 'second')
    expect(await restore(archive, { dataDir, replace: false, url })).toMatchObject({
      documents: 7,
      previous: undefined,
    })
    const second = await startLake({ dataDir })
    expect(await everything(second)).toEqual(await everything(lake))
    expect(await files(second)).toEqual(await files(lake))
    const asset = await second
      .client()
      .fetch<{ path: string; url: string }>('*[_type == "sanity.imageAsset"][0]{path, url}')
    expect(asset.url).toBe(`${url}/${asset.path}`)
    expect((await fetch(`${second.origin}/${asset.path}`)).ok).toBe(true)
    await second.stop()
  })

  it('is taken by Sanity’s own import, with every document and every file as it was', async () => {
    const third = await startLake()
    const { numDocs } = await sanityImport(createReadStream(archive), {
      client: third.client(),
      operation: 'createOrReplace',
    })
    expect(numDocs).toBe(4)
    const times = ['_updatedAt', '_createdAt']
    expect(await everything(third, ...times)).toEqual(await everything(lake, ...times))
    expect(await files(third)).toEqual(await files(lake))
    await third.stop()
  })

  it('does not take the place of a dataset unless told to, and what was there can be put back', async () => {
    const dataDir = join(folder, 'fourth')
    const before = await startLake({ dataDir })
    await before.client().create({ _id: 'mine', _type: 'page', title: 'eerst' })
    await before.client().patch('mine').set({ title: 'daarna' }).commit()
    await before.stop({ keepData: true })
    await expect(restore(archive, { dataDir, replace: false, url })).rejects.toThrow('is not empty')
    const { previous = '' } = await restore(archive, { dataDir, replace: true, url })
    const during = await startLake({ dataDir })
    expect(await during.client().getDocument('mine')).toBeUndefined()
    expect(await everything(during)).toEqual(await everything(lake))
    await during.stop({ keepData: true })
    await restore(previous, { dataDir, replace: true, url })
    const after = await startLake({ dataDir })
    expect(await after.client().getDocument('mine')).toMatchObject({ title: 'daarna' })
    await after.stop()
  })

  it('is not restored under a running lake', async () => {
    const dataDir = join(folder, 'fifth')
    const running = await startLake({ dataDir, url: 'http://localhost:1' })
    await expect(restore(archive, { dataDir, replace: true, url })).rejects.toThrow('in use')
    await running.stop()
  })
})

describe('the daily backup', () => {
  it('is made once a day while editors write, holds history and files, and stays fourteen days', async () => {
    const dataDir = join(folder, 'daily')
    const running = await startLake({ dataDir })
    const client = running.client()
    await client.assets.upload('image', picture)
    let writing = true
    const writer = (async () => {
      for (let n = 0; writing; n += 1) await client.createOrReplace({ _id: 'busy', _type: 'page', n })
    })()
    expect(await keepDaily(dataDir, '2026-11-01')).toBe('made')
    expect(await keepDaily(dataDir, '2026-11-01')).toBe('there')
    writing = false
    await writer
    for (let day = 2; day <= 20; day += 1) await keepDaily(dataDir, `2026-11-${String(day).padStart(2, '0')}`)
    const kept = await readdir(join(dataDir, 'backups'))
    expect(kept.sort()).toEqual(
      Array.from({ length: 14 }, (_, n) => `2026-11-${String(n + 7).padStart(2, '0')}`),
    )
    await keepDaily(dataDir, '2026-11-25')
    expect((await readdir(join(dataDir, 'backups'))).sort().slice(0, 2)).toEqual(['2026-11-12', '2026-11-13'])
    await running.stop({ keepData: true })
    const elsewhere = join(folder, 'elsewhere')
    await restore(join(dataDir, 'backups', '2026-11-20'), { dataDir: elsewhere, replace: false, url })
    const back = await startLake({ dataDir: elsewhere })
    expect(await back.client().fetch('count(*[])')).toBe(2)
    expect(Object.keys(await files(back))).toHaveLength(1)
    await back.stop()
    await rm(dataDir, { recursive: true })
  })

  it('goes after its days whatever made it, also where no new one can be made', async () => {
    const dataDir = join(folder, 'leaving')
    const backups = join(dataDir, 'backups')
    const before = (day: string): string => `before-restore-${day}T12-00-00-000Z`
    for (const name of ['2026-11-01', '2026-11-12', before('2026-11-06'), before('2026-11-07'), 'mine'])
      await mkdir(join(backups, name), { recursive: true })
    // The database of this folder cannot be copied.
    await writeFile(join(dataDir, 'lake.sqlite'), 'no database, and long enough to be looked at'.repeat(9))
    await expect(keepDaily(dataDir, '2026-11-20')).rejects.toThrow()
    expect((await readdir(backups)).sort()).toEqual(['2026-11-12', before('2026-11-07'), 'mine'])
    await keepDaily(dataDir, '2026-12-31').catch(() => undefined)
    await keepDaily(dataDir, '2027-01-01').catch(() => undefined)
    expect(await readdir(backups)).toEqual(['mine'])
  })

  it('is not ended by a clock that is wrong for a day, ahead or behind', async () => {
    const dataDir = join(folder, 'wrong-clock')
    const running = await startLake({ dataDir })
    await keepDaily(dataDir, '2026-11-22')
    await keepDaily(dataDir, '2026-11-23')
    for (const wrong of ['2037-01-01', '2037-01-01', '1970-01-01', '1970-01-01'])
      await keepDaily(dataDir, wrong)
    await keepDaily(dataDir, '2026-11-24')
    const right = ['2026-11-22', '2026-11-23', '2026-11-24']
    expect((await readdir(join(dataDir, 'backups'))).sort()).toEqual(right)
    await running.stop()
  })

  it('leaves nothing of a restore or an upload that was ended on its way', async () => {
    const dataDir = join(folder, 'ended')
    await mkdir(join(dataDir, 'restoring-1', 'assets'), { recursive: true })
    await mkdir(join(dataDir, 'assets'), { recursive: true })
    await writeFile(join(dataDir, 'assets', '.half'), 'half')
    const running = await startLake({ dataDir, url: 'http://localhost:1' })
    expect(await readdir(dataDir)).not.toContain('restoring-1')
    expect(await readdir(join(dataDir, 'assets'))).toEqual([])
    await running.stop({ keepData: true })
    await mkdir(join(dataDir, 'restoring-2'))
    await restore(archive, { dataDir, replace: true, url })
    expect((await readdir(dataDir)).filter((name) => name.startsWith('restoring-'))).toEqual([])
  })

  it('is named when the database is damaged and refuses to start', async () => {
    const dataDir = join(folder, 'damaged')
    const running = await startLake({ dataDir })
    await running.client().create({ _id: 'kept', _type: 'page', text: 'x'.repeat(100_000) })
    await keepDaily(dataDir, '2026-11-23')
    await running.stop({ keepData: true })
    const path = join(dataDir, 'lake.sqlite')
    const content = await readFile(path)
    content.fill(0x5a, 4096, 40_000)
    await writeFile(path, content)
    const newest = join(dataDir, 'backups', '2026-11-23')
    await expect(startLake({ dataDir })).rejects.toThrow(newest)
    await restore(newest, { dataDir, replace: true, url })
    const back = await startLake({ dataDir })
    expect(await back.client().getDocument('kept')).toMatchObject({ _type: 'page' })
    await back.stop()
  })
})
