import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replaceFolder } from '../../../../site/publisher/replace-folder.ts'

let folder: string
const at = (name: string): string => join(folder, name)
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replace-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function make(name: string, text: string): Promise<void> {
  await mkdir(at(name))
  await writeFile(join(at(name), 'index.html'), text)
}
const read = (): Promise<string> => readFile(at('dist/index.html'), 'utf8')

it.each([
  ['nothing', []],
  ['an older one', ['dist']],
  ['what a build left that was cut short', ['dist', 'dist.before']],
])('leaves the new folder alone, where there was %s', async (_what, there) => {
  for (const name of there) await make(name, 'old')
  await make('next', 'new')
  replaceFolder(at('next'), at('dist'))
  expect(await read()).toBe('new')
  expect(await readdir(folder)).toEqual(['dist'])
})

it('leaves the old folder where the new one cannot be put there', async () => {
  await make('dist', 'old')
  expect(() => replaceFolder(at('next'), at('dist'))).toThrow('ENOENT')
  expect(await read()).toBe('old')
})
