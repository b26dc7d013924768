/** A plain Starlight site with the text of one project page, built and served as a static host does. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import type { Documents, RichText } from '@programme/content-schemas'
import { lookup } from 'mrmime'

const folder = fileURLToPath(new URL('.', import.meta.url))
const site = join(folder, 'starlight')
const run = promisify(execFile)

/** Installs Lighthouse and Starlight once; they are no part of the product. */
export async function installPeers(): Promise<void> {
  if (existsSync(join(folder, 'node_modules', '.bin', 'lighthouse'))) return
  console.log('Installing Lighthouse and Starlight beside the bench …')
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, maxBuffer: 64 * 1024 * 1024 })
}

export async function startStarlight(document: Documents['projectPage']): Promise<{
  readonly origin: string
  stop(): void
}> {
  const docs = join(site, 'src', 'content', 'docs')
  await mkdir(docs, { recursive: true })
  await writeFile(join(docs, 'index.md'), markdown(document))
  const astro = join(folder, 'node_modules', 'astro', 'bin', 'astro.mjs')
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  await run(process.execPath, [astro, 'build', '--root', site], {
    cwd: site,
    env,
    maxBuffer: 64 * 1024 * 1024,
  })

  const dist = join(site, 'dist')
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const name = path.endsWith('/') ? `${path}index.html` : path
    readFile(join(dist, name)).then(
      (body) => {
        const type = lookup(name) ?? 'application/octet-stream'
        const small = /text|javascript|json|svg/.test(type)
        response.writeHead(200, {
          'Content-Type': type,
          'Cache-Control': name.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          ...(small ? { 'Content-Encoding': 'br' } : {}),
        })
        response.end(small ? brotliCompressSync(body) : body)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return { origin: `http://localhost:${address.port}`, stop: () => void server.close() }
}

function markdown({ title, summary, aanleiding, aanpak, resultaat }: Documents['projectPage']): string {
  const sections = [
    ['Aanleiding', aanleiding],
    ['Aanpak', aanpak],
    ['Resultaat', resultaat],
  ] as const
  const body = sections.map(([heading, text]) => `## ${heading}\n\n${paragraphs(text)}`)
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${summary}\n\n${body.join('\n\n')}\n`
}

function paragraphs(text: RichText): string {
  return text
    .flatMap((block) => {
      if (block._type !== 'block') return []
      const line = block.children.map((child) => child.text).join('')
      return [block.listItem === undefined ? line : `- ${line}`]
    })
    .join('\n\n')
}
