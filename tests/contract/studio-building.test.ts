/** Where the Studio is not built: what is said, that it is looked for again, and that no process stays behind a build. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findStudioBundle, studioPlace } from '../../studio/host/bundle.ts'
import { ensureOverlayBundle } from '../../studio/host/overlay-bundle.ts'
import { studioBundle } from '../../studio/host/studio-building.ts'

let cacheDir: string
beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'building-'))
})
afterEach(() => rm(cacheDir, { recursive: true, force: true }))

it('is not tried without memory; one line says what to do, and a bundle that comes is found', async () => {
  const said: string[] = []
  let asked = 0
  const finding = studioBundle(cacheDir, (line) => said.push(line), {
    available: () => {
      asked += 1
      return 300 * 1024 * 1024
    },
    wait: 10,
  })
  await expect.poll(() => asked).toBeGreaterThan(4)
  expect(said[0]).toMatch(/takes 1400 MB and 300 MB are free\. Run `npm run prepare-release`/)
  expect(await findStudioBundle(cacheDir)).toBeUndefined()
  // As another machine built it.
  const place = await studioPlace(cacheDir)
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'index.html'), '<!doctype html>')
  expect(await finding).toBe(place)
  expect(await findStudioBundle(cacheDir)).toBe(place)
})

it('leaves no process behind when the preview’s script is built', async () => {
  const before = new Set(children())
  const file = await ensureOverlayBundle(cacheDir)
  expect((await readFile(file, 'utf8')).length).toBeGreaterThan(0)
  expect(dirname(file)).toBe(join(cacheDir, 'overlay'))
  await expect.poll(() => children().filter((pid) => !before.has(pid))).toEqual([])
})

/** Of this process. */
function children(): string[] {
  return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
}
