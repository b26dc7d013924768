/** Cuts the headline font down to what Dutch needs: `node site/styles/fonts/subset.ts`. The results are committed. */
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

/** Latin as Dutch is written; digits, and the punctuation that the site sets. */
const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('')
const ACCENTED = 'ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜàáâäçèéêëìíîïñòóôöùúûüßøØåÅıý'
const PUNCTUATION = '–—‘’‚“”„…•·×€°→←©'
/** Latin Extended-A, in which the names of Polish, Turkish, Czech and other inhabitants are written; Romanian ș and ț. */
const NAMES =
  Array.from({ length: 0x80 }, (_, index) => String.fromCodePoint(0x100 + index)).join('') + 'ȘșȚț'

/** One cut for all headlines: the variable font is twice as heavy, and slower to set in type. */
const WEIGHT = 800

const packageFolder = fileURLToPath(new URL('.', import.meta.resolve('@fontsource-variable/big-shoulders')))
const folder = fileURLToPath(new URL('.', import.meta.url))

/** @param script as the package calls the part of the font @param name of the file to write */
async function cut(script: string, letters: string, name: string): Promise<void> {
  const whole = await readFile(`${packageFolder}files/big-shoulders-${script}-wght-normal.woff2`)
  const subset = await subsetFont(whole, letters, {
    targetFormat: 'woff2',
    variationAxes: { wght: WEIGHT },
  })
  await writeFile(`${folder}${name}`, subset)
  console.log(`${name}: ${subset.byteLength} bytes`)
}

await cut('latin', ASCII + ACCENTED + PUNCTUATION, 'big-shoulders.woff2')
await cut('latin-ext', NAMES, 'big-shoulders-names.woff2')
await copyFile(`${packageFolder}LICENSE`, `${folder}LICENSE.txt`)
