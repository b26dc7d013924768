/** Draws the pictures of the first content and notes their ids: `node content-schemas/seed/assets/draw.ts`. The results are committed. */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { SIZE } from './scene.ts'
import { scenes } from './scenes.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const DOCUMENT = 'programma-op-een-a4.pdf'

/** The store names an asset after the SHA-1 of its content. */
async function sha1(file: string): Promise<string> {
  return createHash('sha1')
    .update(await readFile(folder + file))
    .digest('hex')
}

const entries: string[] = []
for (const [name, drawing] of Object.entries(scenes)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}">${drawing}</svg>`
  const file = `${name}.webp`
  await sharp(Buffer.from(svg)).webp({ quality: 82, effort: 6 }).toFile(folder + file)
  entries.push(
    `  ${name}: { kind: 'image', file: '${file}', id: 'image-${await sha1(file)}-${SIZE.width}x${SIZE.height}-webp' },`,
  )
}
entries.push(`  programma: { kind: 'file', file: '${DOCUMENT}', id: 'file-${await sha1(DOCUMENT)}-pdf' },`)

const text = `/** The files of the first content and the ids that the store gives them; written by assets/draw.ts. */
export const seedAssets = {
${entries.join('\n')}
} as const
`
await writeFile(fileURLToPath(new URL('../assets.ts', import.meta.url)), text)
