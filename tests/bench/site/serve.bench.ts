/** `npm run bench -- serving`: our server beside nginx and sirv, each with one process, on the same files, in turn. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, glob, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import sirv from 'sirv'
import { z } from 'zod'
import { freePort } from '../../support/product.ts'
import { startPublicSite } from '../../support/public-site.ts'
import { seedDocuments } from '@programme/content-schemas/seed'
import { autocannonCommand, installSitePeers, isInstalled } from './install-peers.ts'
import { median } from './measure.ts'

const ROUNDS = 3
const SECONDS = 2
const CONNECTIONS = 50
const PAGE = '/projecten/centrumorganisatie/'

interface Server {
  readonly name: string
  readonly origin: string
  stop(): Promise<unknown>
}

export async function benchServing(): Promise<unknown> {
  await installSitePeers()
  const place = await mkdtemp(join(tmpdir(), 'bench-serve-'))
  const site = await startPublicSite(seedDocuments, [{ kind: 'folder', place }])
  await site.searchable()
  while (site.publisher.status().deploys.some(({ state }) => state === 'busy')) await setTimeout(50)
  const root = join(place, 'root')
  await cp(await realpath(join(place, 'current')), root, { recursive: true })
  await compressBeside(root)
  const servers: Server[] = [
    { name: 'ours', origin: site.origin, stop: () => site.stop() },
    await startSirv(root),
    ...(isInstalled('nginx', '-v') ? [await startNginx(root, place)] : []),
  ]
  try {
    const sheet =
      /href="(\/_astro\/[^"]+\.css)"/.exec(await (await fetch(`${site.origin}/`)).text())?.[1] ?? '/'
    const cases = [
      { what: 'page', path: PAGE, headers: {} },
      { what: 'page, gzip', path: PAGE, headers: { 'accept-encoding': 'gzip' } },
      { what: 'style sheet, gzip', path: sheet, headers: { 'accept-encoding': 'gzip' } },
      { what: 'page, not modified', path: PAGE, headers: 'etag' as const },
    ]
    const rows = []
    for (const { what, path, headers } of cases) {
      const found = new Map<string, Load[]>()
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const { name, origin } of servers) {
          const sent = headers === 'etag' ? await condition(origin + path) : headers
          found.set(name, [...(found.get(name) ?? []), await load(origin + path, sent)])
        }
      }
      for (const [server, loads] of found)
        rows.push({
          what,
          server,
          perSecond: Math.round(median(loads.map(({ perSecond }) => perSecond))),
          p99: median(loads.map(({ p99 }) => p99)),
          errors: loads.reduce((sum, { errors }) => sum + errors, 0),
        })
    }
    console.table(rows)
    return rows
  } finally {
    for (const server of servers) await server.stop()
    await rm(place, { recursive: true, force: true })
  }
}

interface Load {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p99: number
  readonly errors: number
}

const report = z.object({
  requests: z.object({ average: z.number() }),
  latency: z.object({ p99: z.number() }),
  errors: z.number(),
  '4xx': z.number(),
  '5xx': z.number(),
})

async function load(address: string, headers: Readonly<Record<string, string>>): Promise<Load> {
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const given = ['-j', '-c', String(CONNECTIONS), '-d', String(SECONDS), ...sent, address]
  const { stdout } = await promisify(execFile)(process.execPath, [autocannonCommand, ...given])
  const { requests, latency, errors, '4xx': refused, '5xx': failed } = report.parse(JSON.parse(stdout))
  return { perSecond: requests.average, p99: latency.p99, errors: errors + refused + failed }
}

async function condition(address: string): Promise<Record<string, string>> {
  const response = await fetch(address, { headers: { 'accept-encoding': 'identity' } })
  await response.arrayBuffer()
  return { 'if-none-match': response.headers.get('etag') ?? '' }
}

/** For nginx and sirv, which take what was compressed before. */
async function compressBeside(root: string): Promise<void> {
  for await (const name of glob('**/*.{html,css,js,xml}', { cwd: root }))
    await writeFile(join(root, `${name}.gz`), gzipSync(await readFile(join(root, name)), { level: 6 }))
}

async function startSirv(root: string): Promise<Server> {
  const server = createServer(sirv(root, { etag: true, gzip: true }))
  const port = await freePort()
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    name: 'sirv',
    origin: `http://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections()
      return Promise.resolve(server.close())
    },
  }
}

async function startNginx(root: string, place: string): Promise<Server> {
  const port = await freePort()
  const file = join(place, 'nginx.conf')
  await writeFile(
    file,
    `daemon off; worker_processes 1; pid ${join(place, 'nginx.pid')}; error_log stderr error; user root;
events { worker_connections 512; }
http {
  types { text/html html; text/css css; application/javascript js; application/xml xml; }
  access_log off; sendfile on; tcp_nopush on; gzip_static on; open_file_cache max=1000;
  server { listen 127.0.0.1:${port}; root ${root}; location / { try_files $uri $uri/index.html =404; } }
}
`,
  )
  const child = spawn('nginx', ['-c', file, '-p', place], { stdio: 'ignore' })
  const origin = `http://127.0.0.1:${port}`
  while (
    !(await fetch(origin).then(
      () => true,
      () => false,
    ))
  )
    await setTimeout(20)
  return {
    name: 'nginx',
    origin,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
