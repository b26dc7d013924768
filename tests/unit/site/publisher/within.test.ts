/** Nothing is written outside of the place that a release is sent to, whatever an address says. */
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fc } from '../../../support/fast-check.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sitePath } from '../../../../content-schemas/blocks/href.ts'
import { filesOf } from '../../../../site/publisher/deploy/files.ts'
import { folderTarget } from '../../../../site/publisher/deploy/folder.ts'
import { rsyncTarget } from '../../../../site/publisher/deploy/rsync.ts'
import { s3Target } from '../../../../site/publisher/deploy/s3.ts'
import { folderWriter } from '../../../../site/publisher/folder-writer.ts'
import { REDIRECT } from '../../../../site/publisher/redirect-path.ts'

const CLIMBING = [
  '/../../../escaped/',
  '/%2e%2e/%2E%2e/escaped/',
  '/..%2f..%2fescaped/',
  '/a/.%2e/..%5cescaped/',
  '/%252e%252e/escaped/',
  '/./a/',
  '/a/..',
]

it.each(CLIMBING)('is no address of the site: %s', (path) => {
  expect(sitePath.safeParse(path).success).toBe(false)
})

it.each(['/projecten/', '/a..b/', '/...', '/a/?q=../..', '/a/#/../b', '/een.bestand', '/%20/'])(
  'is an address of the site: %s',
  (path) => {
    expect(sitePath.safeParse(path).success).toBe(true)
  },
)

describe('targets', () => {
  let root: string
  const file = { hash: 'x', content: () => Buffer.from('x') }
  const names = ['../escaped', 'a/../../escaped', '%2e%2e/escaped', '/escaped', 'a\\..\\escaped', '..']

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'within-'))
  })
  afterAll(() => rm(root, { recursive: true }))

  it.each(names)('every one refuses %s and writes nothing', async (name) => {
    const files = new Map([[name, file]])
    const bucket = {
      endpoint: 'http://127.0.0.1:9/b',
      accessKeyId: 'a',
      secretAccessKey: 'b',
      region: 'auto',
    }
    const targets = {
      folder: folderTarget(join(root, 'deep', 'folder')),
      rsync: rsyncTarget(join(root, 'deep', 'there'), join(root, 'deep', 'staging')),
      s3: s3Target(bucket),
    }
    for (const target of Object.values(targets))
      await expect((async () => target.send(files, 'r1'))()).rejects.toThrow('outside of its folder')
    const writer = folderWriter(join(root, 'deep', 'dist'))
    expect(() => writer.write(name, 'x')).toThrow('outside of its folder')
    await writer.stop()
    expect((await readdir(root)).filter((one) => one !== 'deep')).toEqual([])
  })

  it('a redirect that an older release kept is left out, and the others are sent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '.', '%2e%2e', '%2E.', 'a', 'b.c'), { minLength: 1 }),
        (parts) => {
          const from = `/${parts.join('/')}/`
          const cards = {
            ...{ undrawn: () => [], drawn: () => [] },
            find: () => undefined,
            keep: () => undefined,
          }
          const entries = new Map([
            [`${REDIRECT}${from}`, { location: '/projecten/' }],
            [`${REDIRECT}/goed/`, { location: '/projecten/' }],
          ])
          const files = filesOf({ ...{ entries, cards }, leftovers: () => new Map(), body: () => undefined })
          expect(files.has('goed/index.html')).toBe(true)
          const climbs = parts.some((part) => /^(?:\.|%2e){1,2}$/i.test(part))
          expect([...files.keys()].some((name) => name.includes('..') || /%2e/i.test(name))).toBe(false)
          expect(files.has(`${parts.join('/')}/index.html`)).toBe(!climbs)
        },
      ),
      { numRuns: 200 },
    )
    expect(existsSync('/escaped')).toBe(false)
  })
})
