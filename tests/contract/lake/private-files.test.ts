/** Only the owner reads what lies in a data folder, however wide an earlier version left it. */
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepDaily } from '../../../studio/lake/store/backups.ts'
import { restore } from '../../../studio/lake/maintenance/restore.ts'
import { writeArchive } from '../../../studio/lake/maintenance/write-archive.ts'
import { startLake } from '../../support/start-lake.ts'

let folder: string
let before: number

beforeAll(async () => {
  before = process.umask(0o022)
  folder = await mkdtemp(join(tmpdir(), 'modes-'))
})
afterAll(async () => {
  process.umask(before)
  await rm(folder, { recursive: true })
})

/** What others may read, write or enter. */
async function open(root: string): Promise<string[]> {
  const found = []
  for (const name of ['', ...(await readdir(root, { recursive: true }))]) {
    const path = join(root, name)
    if (((await stat(path)).mode & 0o077) !== 0) found.push(path)
  }
  return found
}

it('all files are closed to others: while it writes, in backups, after a restore', async () => {
  const dataDir = join(folder, 'data')
  const lake = await startLake({ dataDir, url: 'http://localhost:1' })
  const client = lake.client()
  const { _id } = await client.assets.upload('file', Buffer.from('een bestand'), { filename: 'a.txt' })
  await client.create({ _id: 'p', _type: 'page', file: { _type: 'reference', _ref: _id } })
  await client.create({ _id: 'messages.m', _type: 'message', message: 'Geheim' })
  await keepDaily(dataDir, '2026-03-01')
  expect(await readdir(dataDir)).toEqual(
    expect.arrayContaining(['lake.sqlite-wal', 'lake.sqlite-shm', 'token']),
  )
  expect(await open(dataDir)).toEqual([])

  const archive = join(folder, 'backup.tar.gz')
  await writeArchive(client, archive)
  expect((await stat(archive)).mode & 0o077).toBe(0)
  await lake.stop({ keepData: true })
  await restore(archive, { dataDir, replace: true, url: 'http://localhost:1' })
  expect(await open(dataDir)).toEqual([])
})

it('a folder that is there with wider modes is closed at the start, a link in it is not followed', async () => {
  const dataDir = join(folder, 'wide')
  await mkdir(join(dataDir, 'assets', 'deep'), { recursive: true, mode: 0o755 })
  for (const name of ['lake.sqlite', 'assets/deep/old.txt', 'token'])
    await writeFile(join(dataDir, name), name === 'token' ? 'sk-x\n' : '', { mode: 0o644 })
  await chmod(dataDir, 0o777)
  const lake = await startLake({ dataDir, url: 'http://localhost:1' })
  expect(await open(dataDir)).toEqual([])
  await lake.stop({ keepData: true })
})

it('messages are in an archive only where they are asked for', async () => {
  const lake = await startLake()
  const client = lake.client()
  await client.create({ _id: 'p', _type: 'page' })
  await client.create({ _id: 'messages.m', _type: 'message', message: 'Geheim' })
  await client.create({ _id: 'messages.count-1', _type: 'messageCount', total: 1 })
  const counts = []
  for (const withMessages of [false, true]) {
    const file = join(folder, `${String(withMessages)}.tar.gz`)
    counts.push((await writeArchive(client, file, { withMessages })).documents)
  }
  expect(counts).toEqual([1, 3])
  await lake.stop()
})
