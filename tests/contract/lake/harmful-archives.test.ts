/** An archive that is broken or means harm changes nothing. */
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { packTar, type TarEntry } from 'modern-tar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyDatabase } from '../../../studio/lake/store/backups.ts'
import { restore } from '../../../studio/lake/maintenance/restore.ts'
import { writeArchive } from '../../../studio/lake/maintenance/write-archive.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

const url = 'http://localhost:3333'
let folder: string
let lake: RunningLake
let archive: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harm-'))
  archive = join(folder, 'dataset.tar.gz')
  lake = await startLake()
  const client = lake.client()
  await client.assets.upload('file', Buffer.from('Notulen van de werkgroep'), { filename: 'notulen.pdf' })
  await client.create({ _id: 'a', _type: 'page', title: 'Zoals het was' })
  await writeArchive(client, archive)
})
afterAll(async () => {
  await lake.stop()
  await rm(folder, { recursive: true, force: true })
})

const document = (fields: object): string => `${JSON.stringify({ _type: 'page', ...fields })}\n`
const data = (body: string): TarEntry[] => [
  { header: { name: 'x/data.ndjson', size: Buffer.byteLength(body) }, body },
]
const named = (name: string, header: Partial<TarEntry['header']> = {}): TarEntry[] => [
  ...data(document({ _id: 'a' })),
  { header: { name, size: 4, ...header }, ...(header.size === 0 ? {} : { body: 'evil' }) },
]

describe('an archive that is broken or means harm', () => {
  it.each<[string, () => TarEntry[]]>([
    ['a path out of it', () => named('x/../../evil')],
    ['a path from the root', () => named('/tmp/evil-by-archive')],
    ['a name that has no place', () => named('x/images/../evil.png')],
    ['another file', () => named('x/readme.exe')],
    ['a symbolic link', () => named('x/images/a.png', { type: 'symlink', linkname: '/etc/passwd', size: 0 })],
    ['a hard link', () => named('x/images/a.png', { type: 'link', linkname: '../../token', size: 0 })],
    ['a device', () => named('x/files/a.bin', { type: 'character-device', size: 0 })],
    ['the same name twice', () => [...data(document({ _id: 'a' })), ...data(document({ _id: 'b' }))]],
    ['no documents', () => [{ header: { name: 'x/assets.json', size: 2 }, body: '{}' }]],
    ['the same id twice', () => data(document({ _id: 'a' }) + document({ _id: 'a' }))],
    ['a document without a type', () => data('{"_id":"a"}\n')],
    ['an id that is none', () => data(document({ _id: '../a b' }))],
    ['a line that is no JSON', () => data('{"_id":\n')],
    ['a key of the language', () => data('{"_id":"a","_type":"b","__proto__":{"x":1}}\n')],
    ['half of a surrogate pair', () => data('{"_id":"a","_type":"page","title":"a\\ud800b"}\n')],
    ['U+0000 deep in a document', () => data('{"_id":"a","_type":"page","body":[{"text":"a\\u0000b"}]}\n')],
    ['a line of 100 MB', () => data(document({ _id: 'a', text: 'x'.repeat(100 * 1024 * 1024) }))],
    ['a reference to nowhere', () => data(document({ _id: 'a', other: { _ref: 'b' } }))],
    [
      'a picture that is missing',
      () => data(document({ _id: 'a', i: { _sanityAsset: 'image@file://./images/a.png' } })),
    ],
    [
      'a picture from elsewhere',
      () => data(document({ _id: 'a', i: { _sanityAsset: 'image@http://127.0.0.1/a.png' } })),
    ],
    ['a picture that is none', () => named('x/images/a.png')],
  ])('with %s is refused and the dataset is as it was', async (_name, entries) => {
    const dataDir = join(folder, 'attacked')
    await prepared(dataDir)
    const before = await snapshot(dataDir)
    const file = join(folder, 'attack.tar.gz')
    await writeFile(file, gzipSync(await packTar(entries()), { level: 1 }))
    await expect(restore(file, { dataDir, replace: true, url })).rejects.toMatchObject({
      name: 'MaintenanceError',
    })
    expect(await snapshot(dataDir)).toEqual(before)
    expect(existsSync('/tmp/evil-by-archive')).toBe(false)
  })

  it('that is a bomb, cut short, or no archive at all is refused and the dataset is as it was', async () => {
    const dataDir = join(folder, 'attacked')
    await prepared(dataDir)
    const before = await snapshot(dataDir)
    const bomb = join(folder, 'bomb.gz')
    await pipeline(bombContent(), createGzip({ level: 1 }), createWriteStream(bomb))
    const short = join(folder, 'short.tar.gz')
    await writeFile(short, (await readFile(archive)).subarray(0, 400))
    const nothing = join(folder, 'nothing.tar')
    await writeFile(nothing, 'geen archief')
    for (const file of [bomb, short, nothing, join(folder, 'not-there')])
      await expect(restore(file, { dataDir, replace: true, url })).rejects.toMatchObject({
        name: 'MaintenanceError',
      })
    expect(await snapshot(dataDir)).toEqual(before)
  })
})

/** A tar whose one file claims 7 GB of zeros; the archive itself is some megabytes. */
function* bombContent(): Generator<Buffer> {
  const head = Buffer.alloc(512)
  head.write('x/data.ndjson')
  head.write('0000644\0', 100)
  head.write('0000000\0'.repeat(2), 108)
  head.write('67777777777\0', 124)
  head.write('00000000000\0        0', 136)
  head.write('ustar\u000000', 257)
  head.write(
    `${head
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  yield head
  const zeros = Buffer.alloc(1024 * 1024, '\n')
  for (let megabyte = 0; megabyte < 300; megabyte += 1) yield zeros
}

async function prepared(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true })
  await mkdir(join(dataDir, 'assets'), { recursive: true })
  await copyDatabase(join(lake.dataDir, 'lake.sqlite'), join(dataDir, 'lake.sqlite'))
}

async function snapshot(dataDir: string): Promise<Record<string, string>> {
  const names = (await readdir(dataDir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('in-use'))
    .map(({ parentPath, name }) => join(parentPath, name))
  const contents = await Promise.all(names.map((name) => readFile(name, 'base64')))
  return Object.fromEntries(names.map((name, index) => [name, contents[index] ?? '']))
}
