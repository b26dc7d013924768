/** Pictures of every type of page at three widths, light and dark, into docs/screens: `npm run screens`. */
import { glob, mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { launchBrowser } from './support/browser.ts'
import { startPublicSite } from './support/public-site.ts'
import { pageTypes, voorbeeldDocuments } from './support/voorbeeldstad-site.ts'

/** What is shown of a page as wide as the key: the size of its picture in the folder, in pixels. */
const SHOWN = {
  360: { width: 360, height: 620 },
  768: { width: 480, height: 540 },
  1440: { width: 540, height: 540 },
} as const
const WIDTHS = [360, 768, 1440] as const
const SCHEMES = ['light', 'dark'] as const
const MOST_BYTES = 24_000
/** Of all pictures together; who clones the repository gets them each time they change. */
const MOST_OF_ALL = 2_500_000
const folder = new URL('../docs/screens/', import.meta.url)

/** What only Voorbeeldstad has; all other pages are Vlaardingen's. */
const FICTIONAL = /marktplein|minder-lege-winkels|bijeenkomsten/
const SEARCH = '/zoeken/?q=leegstand'
const shown = [...pageTypes.filter((path) => path !== '/zoeken/'), SEARCH]

function nameOf(path: string): string {
  return path === '/' ? 'start' : path.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}

async function shrink(picture: Buffer, shown: { width: number; height: number }): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata()
  const tall = Math.min(shown.height, Math.round((height * shown.width) / width))
  const small = sharp(picture).resize(shown.width, tall, { fit: 'cover', position: 'top' })
  for (let quality = 25; quality > 10; quality -= 5) {
    const webp = await small.clone().webp({ quality, effort: 6, preset: 'text' }).toBuffer()
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
let bytes = 0
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
            const picture = await shrink(await page.screenshot({ fullPage: true }), SHOWN[width])
            bytes += picture.byteLength
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
  console.log(`${shown.length * WIDTHS.length * SCHEMES.length} pictures, ${bytes} bytes`)
  if (bytes > MOST_OF_ALL)
    throw new Error(`The pictures take more than ${MOST_OF_ALL} bytes; show less of each.`)
} finally {
  await browser.close()
}
