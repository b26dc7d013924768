/**
 * Other generators. Hugo builds the same site, by templates in its own way; besides, it and Eleventy build the same content with one fixed
 * layout of the size of our pages, in which nothing is looked up.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AnyDocument, RichText } from '@programme/content-schemas'
import { isRecord } from '../../../shared/is-record.ts'
import { writeHugoSite } from './hugo.ts'
import { eleventyCommand, isInstalled } from './install-peers.ts'
import { markdown } from './markdown.ts'

export interface Peer {
  readonly tool: string
  readonly command: string
  readonly given: readonly string[]
  readonly cwd: string
  /** Where it writes to, below the given place. */
  readonly output: string
}

/** @param size bytes of one of our pages @returns the generators that are installed, each with its project written */
export async function peersAt(
  place: string,
  documents: readonly AnyDocument[],
  size: number,
): Promise<Peer[]> {
  const eleventy = join(place, 'eleventy')
  await writeProject(eleventy, documents, {
    content: '.',
    layout: ['_includes/page.liquid', layout(size, '{{ title }}', '{{ content }}')],
    front: 'layout: page.liquid',
  })
  const given = [eleventyCommand, '--quiet']
  const peers: Peer[] = [
    {
      tool: 'Eleventy, one layout',
      command: process.execPath,
      given,
      cwd: eleventy,
      output: 'eleventy/_site',
    },
  ]
  if (isInstalled('hugo', 'version')) {
    const whole = join(place, 'hugo')
    await writeHugoSite(whole, documents)
    const cwd = join(place, 'plain-hugo')
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
    const hugo = { command: 'hugo', given: ['--quiet'] }
    peers.push(
      { tool: 'Hugo', ...hugo, cwd: whole, output: 'hugo/public' },
      { tool: 'Hugo, one layout', ...hugo, cwd, output: 'plain-hugo/public' },
    )
  }
  return peers
}

async function writeProject(
  directory: string,
  documents: readonly AnyDocument[],
  project: { readonly content: string; readonly layout: readonly [string, string]; readonly front: string },
): Promise<void> {
  const [file, text] = project.layout
  await mkdir(dirname(join(directory, file)), { recursive: true })
  await writeFile(join(directory, file), text)
  for (const document of documents) {
    if (!('slug' in document)) continue
    const folder = join(directory, project.content, document._type.toLowerCase())
    await mkdir(folder, { recursive: true })
    const title = JSON.stringify(titleOf(document))
    const body = Object.values(document).filter(isRichText).map(markdown).join('\n\n')
    const front = `---\ntitle: ${title}\n${project.front}\n---\n`
    await writeFile(join(folder, `${document.slug.current}.md`), front + body)
  }
}

function titleOf(document: AnyDocument): string {
  if ('title' in document) return document.title
  if ('statement' in document) return document.statement
  return 'name' in document ? document.name : document._id
}

function isRichText(value: unknown): value is RichText {
  return Array.isArray(value) && value.some((block) => isRecord(block) && block['_type'] === 'block')
}

function layout(size: number, title: string, content: string): string {
  const lines = '<li><a href="/">Een regel van het menu</a></li>\n'
  const shell = lines.repeat(Math.max(1, Math.floor((size - 4_000) / lines.length)))
  return `<!doctype html>\n<html lang="nl"><head><title>${title}</title></head><body><nav><ul>${shell}</ul></nav><main><h1>${title}</h1>${content}</main></body></html>\n`
}
