/** Run as a process: the limit, pages of the same number and size by string templates. The token of the store is in LAKE_TOKEN. Arguments: port of the store, folder, bytes of a page. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContentClient } from '../../../site/content/client.ts'
import { loadDocuments } from '../../../site/content/load.ts'
import { isRecord } from '../../../site/content/is-record.ts'

const [port = '', directory = '', size = '10000'] = process.argv.slice(2)
const client = createContentClient({ hosted: undefined, studioPort: Number(port) }, process.env['LAKE_TOKEN'])
const documents = await loadDocuments(client)
const shell = '<li><a href="/">Een regel van het menu</a></li>\n'.repeat(
  Math.max(1, Math.floor((Number(size) - 4_000) / 48)),
)
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

for (const document of documents) {
  if (!isRecord(document) || !isRecord(document['slug'])) continue
  const title = escape(String(document['title'] ?? document['name'] ?? document['statement']))
  const page = `<!doctype html><html lang="nl"><head><title>${title}</title></head><body><nav><ul>${shell}</ul></nav><main><h1>${title}</h1>${Object.values(document).map(richText).join('')}</main></body></html>`
  const folder = join(directory, String(document['_type']), String(document['slug']['current']))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), page)
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
