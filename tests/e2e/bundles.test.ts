/** The Studio, the site's renderer and the preview's overlay as they are built, in an environment with secrets. */
import { glob, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildBundles, CANARY } from '../support/bundles.ts'

it('no bundle holds a secret of the environment in which it was built', async () => {
  const found: string[] = []
  let files = 0
  for (const place of await buildBundles()) {
    expect(place).not.toContain('node_modules')
    const isFile = (await stat(place)).isFile()
    const paths = isFile
      ? [place]
      : await Array.fromAsync(glob('**/*', { cwd: place }), (name) => join(place, name))
    for (const path of paths) {
      if (!(await stat(path)).isFile()) continue
      files += 1
      if ((await readFile(path, 'latin1')).includes(CANARY)) found.push(path)
    }
  }
  expect(files).toBeGreaterThan(20)
  expect(found).toEqual([])
})
