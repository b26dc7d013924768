import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { removeOldBundles } from '../../server/old-bundles.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundles-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('keeps the newest five bundles of each kind, and what is no bundle', async () => {
  await mkdir(join(folder, 'compiled', 'old'), { recursive: true })
  await mkdir(join(folder, 'overlay'))
  await writeFile(join(folder, 'overlay', 'only.js'), '')
  for (const age of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const bundle = join(folder, 'studio', `bundle-${age}`)
    await mkdir(join(bundle, 'static'), { recursive: true })
    await utimes(bundle, new Date(), Date.now() / 1000 - age * 3600)
  }
  await removeOldBundles(folder)
  expect((await readdir(join(folder, 'studio'))).sort()).toEqual(
    [1, 2, 3, 4, 5].map((age) => `bundle-${age}`),
  )
  expect(await readdir(join(folder, 'overlay'))).toEqual(['only.js'])
  expect(await readdir(join(folder, 'compiled'))).toEqual(['old'])
})

it('has nothing to do where nothing was built yet', async () => {
  await removeOldBundles(join(folder, 'missing'))
})
