/**
 * `npm run hosts`: nginx and Caddy, as they are installed here, serve an exported site with the configuration that is written
 * for them, and every answer is compared with that of our own server. No part of `npm test`: not every machine has both.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { exportSite } from '../../site/publisher/export.ts'
import { transportSecurity } from '../../site/publisher/serve/headers.ts'
import { freePort } from '../support/product.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { SECURITY, servedPaths } from '../support/served-paths.ts'
import { CACHE_DIR } from '../support/cache-dir.ts'

const run = promisify(execFile)
const COMPARED = [...SECURITY, 'cache-control', 'location', 'content-disposition']
const MISSING = ['/bestaat-niet/', '/contact/niemand.vcf', '/media/niets.webp']
/** As people type them. */
const TYPED = ['/Projecten/', '/Projecten', '/NIEUWS/', '/Contact/?onderwerp=1', '/favicon.ico']

/** As long as a slug may be, with letters beyond ASCII, and with capitals. */
const LONG = 'een-adres-'.repeat(8).slice(0, 79) + 'x'
const REDIRECTS = [
  [`/${LONG}/`, '/over/'],
  [`/nieuws/${LONG}/`, `/projecten/?van=${LONG}`],
  ['/café/', '/over/'],
  ['/Hoofdletters/Oud/', '/meedoen/'],
  ['/kaal', '/contact/?onderwerp=één'],
] as const
const REDIRECTED = REDIRECTS.flatMap(([from]) => {
  const path = encodeURI(from)
  const without = path.replace(/\/$/, '')
  return [path, without, `${without}/`, `${path}?a=1&b=%20c`, path.toLowerCase(), path.toUpperCase()]
})

async function startNginx(folder: string, written: string, port: number): Promise<ChildProcess> {
  const server = written
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('  listen [::]:80;\n', '')
    .replace('/srv/binnenstad/dist', join(folder, 'dist'))
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const user = process.getuid?.() === 0 ? 'user root; ' : ''
  const file = join(folder, 'nginx.conf')
  await writeFile(
    file,
    `${user}daemon off; pid ${folder}/pid; error_log stderr; events {} http { include /etc/nginx/mime.types; access_log off; ${places.join(' ')} ${server} }`,
  )
  await run('nginx', ['-t', '-p', folder, '-c', file])
  return spawn('nginx', ['-p', folder, '-c', file], { stdio: 'ignore' })
}

async function startCaddy(folder: string, written: string, port: number): Promise<ChildProcess> {
  const file = join(folder, 'Caddyfile')
  const site = written
    .replace('\nlocalhost {', `\nhttp://localhost:${port} {`)
    .replace('/srv/binnenstad/dist', join(folder, 'dist'))
  await writeFile(file, `{\n\tadmin off\n}\n${site}`)
  const env = { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
  await run('caddy', ['validate', '--config', file, '--adapter', 'caddyfile'], { env })
  return spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], { stdio: 'ignore', env })
}

async function answering(origin: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answers = await fetch(origin).then(
      () => true,
      () => false,
    )
    if (answers) return
    await setTimeout(50)
  }
  throw new Error(`${origin} does not answer.`)
}

/** Files with a hash in their name, which may be kept. */
async function keptFiles(origin: string): Promise<string[]> {
  const home = await (await fetch(`${origin}/projecten/centrumorganisatie/`)).text()
  const found = [...home.matchAll(/(?:href|src)="(\/(?:_astro|media|bestanden)\/[^"]+)"/g)]
  if (found.length < 3) throw new Error('The page has no style sheet, font and picture.')
  return found.map(([, path = '']) => path)
}

/** @returns where the other server answers otherwise than ours */
async function compare(paths: readonly string[], ours: string, theirs: string): Promise<string[]> {
  const faults: string[] = []
  for (const path of paths) {
    const own = await fetch(ours + path, { redirect: 'manual' })
    const other = await fetch(theirs + path, { redirect: 'manual' })
    if (own.status !== other.status) faults.push(`${path}: ${other.status} instead of ${own.status}`)
    for (const name of COMPARED)
      if (own.headers.get(name) !== other.headers.get(name))
        faults.push(`${path}: ${name} ${other.headers.get(name)} instead of ${own.headers.get(name)}`)
    for (const [name, value] of Object.entries(transportSecurity))
      if (other.headers.get(name) !== value) faults.push(`${path}: ${name} ${other.headers.get(name)}`)
  }
  for (const path of ['/_headers', '/_redirects'])
    if ((await fetch(theirs + path)).status !== 404) faults.push(`${path} is there for everybody`)
  return faults
}

/** Of kinds that are shown, that are saved, and that nobody knows. @returns their addresses */
async function addDownloads({ client, publisher }: PublicSite): Promise<string[]> {
  const addresses: string[] = []
  for (const ending of ['pdf', 'html', 'svg', 'docx', 'csv', 'nooit']) {
    const { _id } = await client.assets.upload('file', Buffer.from(`inhoud ${ending}`), {
      filename: `a.${ending}`,
    })
    await client.createOrReplace({
      ...{ _id: `download-${ending}`, _type: 'download', title: ending, kind: 'rapport' },
      file: { _type: 'file', asset: { _type: 'reference', _ref: _id } },
    })
    addresses.push(`/bestanden/${_id.replace(/^file-/, '').replace('-', '.')}`)
  }
  await client.createOrReplace({ _id: 'redirect-1', _type: 'redirect', from: '/旧/', to: '/日本/' })
  await client.createOrReplace({
    _id: 'redirect-2',
    _type: 'redirect',
    from: '/oud/',
    to: '/over/?q=$x{y}#deel',
  })
  for (const [index, [from, to]] of REDIRECTS.entries())
    await client.createOrReplace({ _id: `redirect-more-${index}`, _type: 'redirect', from, to })
  await publisher.publish('change')
  await publisher.idle()
  return addresses
}

const site = await startPublicSite()
await site.searchable()
const QUERIES = [
  '/zoeken?q=caf%C3%A9',
  '/over?utm_source=x',
  '/meedoen/?a=1&b=%20',
  '/meedoen?a',
  '/oud/?a=1',
  '/oud?',
]
const paths = [
  ...[...servedPaths, ...MISSING, ...TYPED, '/meedoen/', '/meedoen', ...QUERIES, '/%E6%97%A7/', '/oud/'],
  ...[...(await keptFiles(site.origin)), ...(await addDownloads(site)), ...REDIRECTED],
]
const folder = await mkdtemp(join(tmpdir(), 'hosts-'))
try {
  await exportSite({
    client: site.client,
    directory: join(folder, 'dist'),
    cacheDir: CACHE_DIR,
    siteUrl: site.origin,
    log: () => undefined,
  })
  const config = async (name: string) => readFile(join(folder, 'dist-config', name), 'utf8')
  for (const [name, file, start] of [
    ['nginx', 'nginx.conf', startNginx],
    ['Caddy', 'Caddyfile', startCaddy],
  ] as const) {
    const port = await freePort()
    const server = await start(folder, await config(file), port)
    try {
      await answering(`http://localhost:${port}`)
      const faults = await compare(paths, site.origin, `http://localhost:${port}`)
      console.log(`${name}: ${paths.length} addresses, ${faults.length} differences`)
      for (const fault of faults) console.log(`  ${fault}`)
      if (faults.length > 0) process.exitCode = 1
    } finally {
      server.kill()
    }
  }
} finally {
  await site.stop()
  await rm(folder, { recursive: true, force: true })
}
