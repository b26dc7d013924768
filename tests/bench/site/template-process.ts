/**
 * Run as a process: the limit, the files of our output again, as many and about as large, by string templates in which nothing is looked up.
 * The token of the store is in LAKE_TOKEN. Arguments: port of the store, folder, bytes of a page, a JSON file with the name and
 * the bytes of each file.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { createContentClient } from '../../../site/content/client.ts'
import { loadDocuments } from '../../../site/content/load.ts'
import { isRecord } from '../../../shared/is-record.ts'

const [port = '', directory = '', size = '10000', list = ''] = process.argv.slice(2)
const files = z.array(z.tuple([z.string(), z.number()])).parse(JSON.parse(readFileSync(list, 'utf8')))
const client = createContentClient({ hosted: undefined, studioPort: Number(port) }, process.env['LAKE_TOKEN'])
const documents = new Map(
  (await loadDocuments(client)).flatMap((document) =>
    isRecord(document) && isRecord(document['slug'])
      ? [[String(document['slug']['current']), document] as const]
      : [],
  ),
)
const shell = '<li><a href="/">Een regel van het menu</a></li>\n'.repeat(
  Math.max(1, Math.floor((Number(size) - 4_000) / 48)),
)
const filling = 'x'.repeat(Math.max(...files.map(([, bytes]) => bytes)))
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const made = new Set<string>()
for (const [file, bytes] of files) {
  const folder = join(directory, dirname(file))
  if (!made.has(folder)) mkdirSync(folder, { recursive: true })
  made.add(folder)
  const document = file.endsWith('index.html') ? documents.get(basename(dirname(file))) : undefined
  writeFileSync(join(directory, file), document ? page(document) : filling.slice(0, bytes))
}

function page(document: Readonly<Record<string, unknown>>): string {
  const title = escape(String(document['title'] ?? document['name'] ?? document['statement']))
  return `<!doctype html><html lang="nl"><head><title>${title}</title></head><body><nav><ul>${shell}</ul></nav><main><h1>${title}</h1>${Object.values(document).map(richText).join('')}</main></body></html>`
}

function richText(value: unknown): string {
  if (!Array.isArray(value)) return ''
  return value
    .map((block: unknown) => {
      if (!isRecord(block) || !Array.isArray(block['children'])) return ''
      const text = block['children']
        .map((span: unknown) => (isRecord(span) ? escape(String(span['text'])) : ''))
        .join('')
      return block['style'] === 'h2' ? `<h2>${text}</h2>` : `<p>${text}</p>`
    })
    .join('\n')
}
