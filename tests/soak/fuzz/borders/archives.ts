/** Archives in Sanity's export format, whole and broken: imported by Sanity's own importer, and restored by a process of its own. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { sanityImport } from '@sanity/import'
import fc from 'fast-check'
import { packTar } from 'modern-tar'
import { hugePng } from '../../../support/pictures.ts'
import { border, wrongError } from '../border.ts'
import { json, own, text, word } from '../values.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
/** Milliseconds between two: each is a process, or a hundred requests. */
const REST = 2_000
/** Sanity's importer waits for ever for the rest of an archive that is cut short. */
const LONGEST_IMPORT = 15_000

const asset = fc.constantFrom(
  'image@file://./images/a.png',
  'file@file://./files/a.bin',
  'image@file:///etc/passwd',
  'image@file://./../x',
  'x',
  'image@',
)
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(own, fc.constantFrom('page', 'fuzz', 'event', 'sanity.imageAsset'), json, fc.option(asset))
      .map(([_id, _type, content, _sanityAsset]) =>
        JSON.stringify({
          ...(typeof content === 'object' ? content : { content }),
          _id,
          _type,
          ...(_sanityAsset === null ? {} : { picture: { _sanityAsset } }),
        }),
      ),
  },
  { weight: 1, arbitrary: text },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '{"_id":"a","_type":"b","__proto__":{"x":1}}',
      '{}',
      '[]',
      'null',
      '{"_id":"fuzz-1"',
      '',
    ),
  },
)
const NAMES = [
  'x/images/a.png',
  'x/files/a.bin',
  'x/assets.json',
  'x/../evil',
  '/tmp/evil-by-archive',
  'x/images/../a',
  'x/other',
  './data.ndjson',
  'x/',
] as const
const entry = fc.record({
  name: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
    { weight: 1, arbitrary: word.map((one) => one.toWellFormed().replaceAll('\0', '').slice(0, 90)) },
  ),
  type: fc.constantFrom(
    'file' as const,
    'file' as const,
    'symlink' as const,
    'link' as const,
    'directory' as const,
    'fifo' as const,
  ),
  body: fc.oneof(
    fc.constant(hugePng(9, 9).toString('latin1')),
    json.map((one) => JSON.stringify(one)),
    text,
  ),
})
const archive = fc.record({
  lines: fc.array(line, { maxLength: 6 }),
  entries: fc.array(entry, { maxLength: 3 }),
  /** Bytes changed afterwards, and how much is left. */
  edits: fc.array(fc.tuple(fc.nat(3_000), fc.nat(255)), { maxLength: 2 }),
  part: fc.oneof(
    { weight: 5, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
  isZipped: fc.boolean(),
})
type Archive = typeof archive extends fc.Arbitrary<infer Value> ? Value : never

async function bytesOf({ lines, entries, edits, part, isZipped }: Archive): Promise<Buffer> {
  const data = lines.join('\n')
  const packed = await packTar([
    { header: { name: 'x/data.ndjson', size: Buffer.byteLength(data) }, body: data },
    ...entries.map(({ name, type, body }) => {
      const content = type === 'file' ? Buffer.from(body, 'latin1') : Buffer.alloc(0)
      return {
        header: { name, type, size: content.length, linkname: type === 'file' ? '' : '/etc/passwd' },
        body: content,
      }
    }),
  ])
  const bytes = Buffer.from(isZipped ? gzipSync(packed, { level: 1 }) : packed)
  for (const [at, byte] of edits) if (at < bytes.length) bytes[at] = byte
  return bytes.subarray(0, Math.ceil(bytes.length * part))
}

export const restoring = border('restore', archive, async (given) => {
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-restore-'))
  try {
    const dataDir = join(folder, 'data')
    const file = join(folder, 'archive.tar.gz')
    await writeFile(file, await bytesOf(given).catch(() => Buffer.alloc(0)))
    const { code, said } = await restore(file, dataDir)
    const left = existsSync(dataDir) ? await readdir(dataDir) : []
    if (code !== 0 && code !== 1) return `restore ended with ${code}: ${said.slice(-300)}`
    if (/\nNode\.js v/.test(said)) return `restore was ended by an exception: ${said.slice(-300)}`
    if (left.some((name) => name.startsWith('restoring-'))) return `restore left ${left.join(', ')}`
    if (existsSync('/tmp/evil-by-archive')) return 'restore wrote outside of its folder'
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
    await setTimeout(REST)
  }
})

function restore(file: string, dataDir: string): Promise<{ code: number | string; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['start.ts', 'restore', file],
      { cwd: root, timeout: 120_000, env: { ...process.env, DATA_DIR: dataDir, NODE_OPTIONS: '' } },
      (error, stdout, stderr) =>
        resolve({ code: error ? (error.signal ?? error.code ?? 'no code') : 0, said: stdout + stderr }),
    )
  })
}

export const importing = border('import', archive, async (given, { client }) => {
  try {
    const imported = sanityImport(Readable.from([await bytesOf(given)]), {
      client,
      operation: 'createOrReplace',
      allowFailingAssets: true,
    })
    await Promise.race([imported, setTimeout(LONGEST_IMPORT)])
    return undefined
  } catch (error) {
    return wrongError(error)
  } finally {
    await setTimeout(REST)
  }
})
