/** The same content for other generators: Markdown files with a layout of about the size of our pages. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isRecord } from '../../../site/content/is-record.ts'
import { eleventyCommand, isInstalled } from './install-peers.ts'

export interface Peer {
  readonly tool: string
  readonly command: string
  readonly given: readonly string[]
  readonly cwd: string
  /** Where it writes to, below the given place. */
  readonly output: string
}

/** @param size bytes of one of our pages @returns the generators that are installed, each with its project written */
export async function peersAt(place: string, documents: readonly unknown[], size: number): Promise<Peer[]> {
  const eleventy = join(place, 'eleventy')
  await writeProject(eleventy, documents, {
    content: '.',
    layout: ['_includes/page.liquid', layout(size, '{{ title }}', '{{ content }}')],
    front: 'layout: page.liquid',
  })
  const given = [eleventyCommand, '--quiet']
  const peers: Peer[] = [
    { tool: 'Eleventy', command: process.execPath, given, cwd: eleventy, output: 'eleventy/_site' },
  ]
  if (isInstalled('hugo', 'version')) {
    const cwd = join(place, 'hugo')
    await writeProject(cwd, documents, {
      content: 'content',
      layout: ['layouts/_default/single.html', layout(size, '{{ .Title }}', '{{ .Content }}')],
      front: '',
    })
    await writeFile(
      join(cwd, 'config.toml'),
      'baseURL = "http://localhost/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    )
    await writeFile(join(cwd, 'layouts/_default/list.html'), '<!doctype html><title>{{ .Title }}</title>')
    peers.push({ tool: 'Hugo', command: 'hugo', given: ['--quiet'], cwd, output: 'hugo/public' })
  }
  return peers
}

async function writeProject(
  directory: string,
  documents: readonly unknown[],
  project: { readonly content: string; readonly layout: readonly [string, string]; readonly front: string },
): Promise<void> {
  const [file, text] = project.layout
  await mkdir(dirname(join(directory, file)), { recursive: true })
  await writeFile(join(directory, file), text)
  for (const document of documents) {
    if (!isRecord(document) || !isRecord(document['slug'])) continue
    const folder = join(directory, project.content, String(document['_type']).toLowerCase())
    await mkdir(folder, { recursive: true })
    const title = JSON.stringify(String(document['title'] ?? document['name'] ?? document['statement']))
    const body = Object.values(document).map(markdown).join('\n')
    const front = `---\ntitle: ${title}\n${project.front}\n---\n`
    await writeFile(join(folder, `${String(document['slug']['current'])}.md`), front + body)
  }
}

function layout(size: number, title: string, content: string): string {
  const lines = '<li><a href="/">Een regel van het menu</a></li>\n'
  const shell = lines.repeat(Math.max(1, Math.floor((size - 4_000) / lines.length)))
  return `<!doctype html>\n<html lang="nl"><head><title>${title}</title></head><body><nav><ul>${shell}</ul></nav><main><h1>${title}</h1>${content}</main></body></html>\n`
}

function markdown(value: unknown): string {
  if (!Array.isArray(value)) return ''
  return value
    .map((block: unknown) => {
      if (!isRecord(block) || !Array.isArray(block['children'])) return ''
      const text = block['children']
        .map((span: unknown) => (isRecord(span) ? String(span['text']) : ''))
        .join('')
      return `${block['style'] === 'h2' ? '## ' : ''}${text}\n`
    })
    .join('\n')
}
