/** Has the Studio's page ask for the files that its entry imports at once, instead of after the entry was read. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const ENTRY = /<script[^>]+src="\/static\/([\w.-]+\.js)"/
const IMPORT = /\b(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g

/** @param folder with index.html and static/, as the Sanity CLI builds it */
export async function addModulePreload(folder: string): Promise<void> {
  const page = join(folder, 'index.html')
  const html = await readFile(page, 'utf8')
  const [, entry] = ENTRY.exec(html) ?? []
  if (entry === undefined) return
  const code = await readFile(join(folder, 'static', entry), 'utf8')
  const files = new Set([...code.matchAll(IMPORT)].map(([, file]) => file))
  const links = [...files].map((file) => `<link rel="modulepreload" href="/static/${file}">`)
  await writeFile(page, html.replace('</head>', `${links.join('')}</head>`))
}
