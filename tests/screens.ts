/** Pictures of every type of page at three widths, light and dark, into docs/screens: `npm run screens`. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { launchBrowser } from './support/browser.ts'
import { startPublicSite } from './support/public-site.ts'
import { pageTypes, voorbeeldDocuments } from './support/voorbeeldstad-site.ts'

const WIDTHS = [360, 768, 1440]
/** Of a picture in the folder, in pixels. */
const SHOWN = { width: 720, height: 2200 }
const MOST_BYTES = 60_000
const folder = new URL('../docs/screens/', import.meta.url)

/** Fictional pages come from Voorbeeldstad, all others from the seed. */
const FICTIONAL = new Set<string>([
  '/werkgroepen/marktplein/',
  '/resultaten/minder-lege-winkels/',
  '/agenda/bijeenkomsten/',
  '/agenda/bijeenkomsten/lopen-langs-lege-panden/',
])

async function shrink(picture: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata()
  const wide = Math.min(SHOWN.width, width)
  const tall = Math.min(SHOWN.height, Math.round((height * wide) / width))
  const small = sharp(picture).resize(wide, tall, { fit: 'cover', position: 'top' })
  for (let quality = 70; quality > 20; quality -= 10) {
    const webp = await small.clone().webp({ quality, effort: 6 }).toBuffer()
    if (webp.byteLength < MOST_BYTES) return webp
  }
  throw new Error('A picture does not get small enough; show less of the page.')
}

const browser = await launchBrowser()
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
try {
  for (const fictional of [false, true]) {
    const site = await (fictional ? startPublicSite(voorbeeldDocuments) : startPublicSite())
    try {
      for (const path of pageTypes.filter((one) => FICTIONAL.has(one) === fictional)) {
        for (const width of WIDTHS) {
          const page = await browser.newPage({ viewport: { width, height: 900 } })
          await page.goto(site.origin + path, { waitUntil: 'networkidle' })
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme })
            const name = path === '/' ? 'start' : path.slice(1, -1).replaceAll('/', '-')
            const picture = await shrink(await page.screenshot({ fullPage: true }))
            await writeFile(new URL(`${name}-${width}-${colorScheme}.webp`, folder), picture)
          }
          await page.close()
        }
      }
    } finally {
      await site.stop()
    }
  }
} finally {
  await browser.close()
}
