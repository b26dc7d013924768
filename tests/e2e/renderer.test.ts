/** The renderer against its reference: plain `astro build` of the same content writes the same bytes. */
import { execFile } from 'node:child_process'
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileOf } from '../../site/publisher/files.ts'
import { openReleases } from '../../site/publisher/releases/releases.ts'
import { startProduct, type Product } from '../support/product.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
let product: Product
let dataDir: string
let reference: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'renderer-'))
  reference = await mkdtemp(join(tmpdir(), 'astro-'))
  product = await startProduct({ dataDir })
})
afterAll(async () => {
  await product.stop()
  await rm(reference, { recursive: true, force: true })
})

it('writes the same files as astro build, byte for byte, over the whole seed', async () => {
  const environment = {
    ...process.env,
    SITE_PORT: String(product.sitePort),
    STUDIO_PORT: String(product.studioPort),
    SITE_URL: '',
    DATA_DIR: dataDir,
    NODE_ENV: 'production',
    // As `npm start` has it; a build for static hosting has no receiver by itself.
    FORM_TARGET: 'self',
  }
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs')
  await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', reference], {
    cwd: root,
    env: environment,
  })

  const expected = (
    await Array.fromAsync(glob(['**/*.{html,xml,txt,vcf,ics,csv}', '.well-known/*'], { cwd: reference }))
  ).sort()
  const releases = openReleases(join(dataDir, 'releases'), () => undefined)
  try {
    const written = new Map(
      [...releases.entries]
        // The index of search comes with a later release, or with this one; `astro build` makes none.
        .filter(([path]) => path.startsWith('/') && !path.startsWith('/pagefind/'))
        .flatMap(([path, entry]) => ('key' in entry ? [[fileOf(path), entry]] : [])),
    )
    const files = [...written.keys()].filter((file) => /\.(?:html|xml|txt|vcf|ics|csv)$/.test(file))
    expect(files.sort()).toEqual(expected)
    expect(files.length).toBeGreaterThan(35)
    const pictures = [...releases.cards.undrawn().map(({ name }) => name), ...releases.cards.drawn()]
    const drawn = await Array.fromAsync(glob('*.png', { cwd: join(reference, 'og') }))
    expect(pictures.map((name) => `${name}.png`).sort()).toEqual(drawn.sort())
    for (const [file, entry] of written) {
      const body = Buffer.from(releases.body(entry) ?? '')
      const expected = await readFile(join(reference, file))
      // Text is compared as text, so that a difference is shown and not only found.
      if (/\.(?:html|xml|txt|vcf|ics|csv|json|webmanifest)$/.test(file))
        expect(body.toString(), file).toBe(expected.toString())
      expect(body.equals(expected), file).toBe(true)
    }
  } finally {
    releases.close()
  }
})
