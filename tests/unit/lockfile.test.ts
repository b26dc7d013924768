/** The lockfile serves every machine: npm leaves out other platforms' packages when it locks beside an installed tree. */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { z } from 'zod'

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
})

it('locks the packages of all platforms, not only of the one it was made on', async () => {
  const { packages } = lock.parse(JSON.parse(await readFile('package-lock.json', 'utf8')))
  const locked = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locked.has(name))
      .map((name) => `${path} names ${name}`),
  )
  expect(missing).toEqual([])
  for (const name of [
    '@pagefind/darwin-arm64',
    '@rolldown/binding-win32-x64-msvc',
    '@astrojs/compiler-binding-linux-arm64-gnu',
  ]) {
    expect(locked).toContain(name)
  }
})
