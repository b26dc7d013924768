import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { folderWriter } from '../../../../site/publisher/folder-writer.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'folder-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

it('writes text and bytes, in folders of any depth', async () => {
  const folder = folderWriter(join(directory, 'new'))
  await folder.write('index.html', '„Café”')
  await folder.write('a/b/c.png', new Uint8Array([1, 2, 3]))
  await folder.close()
  expect(await readFile(join(directory, 'new/index.html'), 'utf8')).toBe('„Café”')
  expect([...(await readFile(join(directory, 'new/a/b/c.png')))]).toEqual([1, 2, 3])
})

it('lets many who write at the same time wait for the disk, and loses nothing', async () => {
  const folder = folderWriter(directory)
  const large = 'x'.repeat(300_000)
  let waited = 0
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let file = 0; file < 10; file += 1) {
        const waiting = folder.write(`${writer}/${file}.txt`, large)
        if (waiting) waited += 1
        await waiting
      }
    }),
  )
  await folder.close()
  expect(waited).toBeGreaterThan(0)
  for (let writer = 0; writer < 8; writer += 1)
    expect((await readFile(join(directory, `${writer}/9.txt`))).byteLength).toBe(300_000)
})

it('says what the file system said', async () => {
  await writeFile(join(directory, 'file'), '')
  const folder = folderWriter(join(directory, 'file'))
  await folder.write('index.html', 'text')
  await expect(folder.close()).rejects.toThrow('EEXIST')
})
