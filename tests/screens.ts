/** Pictures of every type of page at three widths, light and dark, into docs/screens: `npm run screens`. */
import { glob, mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { launchBrowser } from './support/browser.ts'
import { startPublicSite } from './support/public-site.ts'
import { pageTypes, voorbeeldDocuments } from './support/voorbeeldstad-site.ts'

const WIDTHS = [360, 768, 1440]
const SCHEMES = ['light', 'dark'] as const
/** Of a picture in the folder, in pixels. */
const SHOWN = { width: 540, height: 1350 }
const MOST_BYTES = 40_000
const folder = new URL('../docs/screens/', import.meta.url)

/** What only Voorbeeldstad has; all other pages are Vlaardingen's. */
const FICTIONAL = /marktplein|minder-lege-winkels|bijeenkomsten/
const SEARCH = '/zoeken/?q=leegstand'
const shown = [...pageTypes.filter((path) => path !== '/zoeken/'), SEARCH, '/contact/bericht/']

function nameOf(path: string): string {
  return path === '/' ? 'start' : path.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}

async function shrink(picture: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata()
  const wide = Math.min(SHOWN.width, width)
  const tall = Math.min(SHOWN.height, Math.round((height * wide) / width))
  const small = sharp(picture).resize(wide, tall, { fit: 'cover', position: 'top' })
  for (let quality = 40; quality > 10; quality -= 10) {
    const webp = await small.clone().webp({ quality, effort: 6 }).toBuffer()
    if (webp.byteLength < MOST_BYTES) return webp
  }
  throw new Error('A picture does not get small enough; show less of the page.')
}

/** The folder's own page: every type of page in one row. */
function overview(): string {
  const cell = (path: string, width: number, scheme: string): string =>
    `[![${path}, ${width} px](${nameOf(path)}-${width}-${scheme}.webp)](${nameOf(path)}-${width}-${scheme}.webp)`
  const rows = shown.map((path) => {
    const cells = SCHEMES.flatMap((scheme) => WIDTHS.map((width) => cell(path, width, scheme)))
    return `| \`${path}\` | ${cells.join(' | ')} |`
  })
  const heads = SCHEMES.flatMap((scheme) => WIDTHS.map((width) => `${width}, ${scheme}`))
  return [
    '# Every type of page',
    '',
    'Made by `npm run screens`: the top of each page at 360, 768 and 1440 px, in light and in dark. Figures and meetings are those of the fictional Voorbeeldstad.',
    '',
    `| | ${heads.join(' | ')} |`,
    `|${'---|'.repeat(heads.length + 1)}`,
    ...rows,
    '',
  ].join('\n')
}

const browser = await launchBrowser()
await mkdir(folder, { recursive: true })
// The folder `studio` belongs to the Studio's own script.
for await (const old of glob('*.webp', { cwd: fileURLToPath(folder) })) await rm(new URL(old, folder))
try {
  for (const fictional of [false, true]) {
    const site = await (fictional ? startPublicSite(voorbeeldDocuments) : startPublicSite())
    await site.searchable()
    try {
      for (const path of shown.filter((one) => FICTIONAL.test(one) === fictional)) {
        for (const width of WIDTHS) {
          const page = await browser.newPage({ viewport: { width, height: 900 } })
          await page.goto(site.origin + path, { waitUntil: 'networkidle' })
          if (path === SEARCH) await page.locator('.search-results a').first().waitFor()
          for (const colorScheme of SCHEMES) {
            await page.emulateMedia({ colorScheme })
            const picture = await shrink(await page.screenshot({ fullPage: true }))
            await writeFile(new URL(`${nameOf(path)}-${width}-${colorScheme}.webp`, folder), picture)
          }
          await page.close()
        }
      }
    } finally {
      await site.stop()
    }
  }
  await writeFile(new URL('README.md', folder), overview())
} finally {
  await browser.close()
}
