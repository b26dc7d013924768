/** Cuts the headline font down to what Dutch needs: `node site/styles/fonts/subset.ts`. The result is committed. */
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

/** Latin as Dutch, and the names that occur in it, are written; digits, and the punctuation that the site sets. */
const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('')
const ACCENTED = 'ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜàáâäçèéêëìíîïñòóôöùúûüßøØåÅ'
const PUNCTUATION = '–—‘’‚“”„…•·×€°→←©'

const packageFolder = fileURLToPath(new URL('.', import.meta.resolve('@fontsource-variable/big-shoulders')))
const folder = fileURLToPath(new URL('.', import.meta.url))

const whole = await readFile(`${packageFolder}files/big-shoulders-latin-wght-normal.woff2`)
const subset = await subsetFont(whole, ASCII + ACCENTED + PUNCTUATION, {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 500, max: 900, default: 700 } },
})
await writeFile(`${folder}big-shoulders.woff2`, subset)
await copyFile(`${packageFolder}LICENSE`, `${folder}LICENSE.txt`)
console.log(`big-shoulders.woff2: ${subset.byteLength} bytes`)
