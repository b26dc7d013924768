/** A restart that visitors do not notice: the last release is served at once, connections are handed over, none is refused. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort, startProduct, type Product } from '../support/product.ts'
import { seededDataDir } from '../support/seeded-data-dir.ts'
import { steadyLoad } from '../support/steady-load.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Ten by hand: `RESTARTS=10 npx vitest run tests/e2e/restart.test.ts`. */
const RESTARTS = Number(process.env['RESTARTS'] ?? 2)
const PATHS = ['/', '/over/', '/contact/', '/projecten/', '/rss.xml', '/sitemap-0.xml']

let dataDir: string
let product: Product
beforeAll(async () => {
  dataDir = await seededDataDir()
  product = await startProduct({ dataDir })
})
afterAll(async () => {
  await product.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const readies = (output: string): number => output.split('ready  site').length - 1

it('fails no request over restarts on SIGUSR2, and each is a new server', async () => {
  const load = steadyLoad(product.site, PATHS)
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    const [before, pid] = [readies(product.output()), product.servingPid()]
    process.kill(product.pid, 'SIGUSR2')
    await expect.poll(() => readies(product.output()), { timeout: 120_000 }).toBe(before + 1)
    expect(product.servingPid()).not.toBe(pid)
  }
  const sofar = load.answered()
  await expect.poll(() => load.answered()).toBeGreaterThan(sofar + 20)
  await load.stop()
  expect(load.failures()).toEqual([])
  expect(product.output()).not.toContain('it is started again')
})

it('publishes what is changed after a restart', async () => {
  const client = await product.client()
  await client.patch('page-over').set({ title: 'Over ons, na een herstart' }).commit()
  await expect
    .poll(async () => (await fetch(`${product.site}/over/`)).text())
    .toContain('Over ons, na een herstart')
})

it('shows the last release before the server is ready, and refuses a message for the moment', async () => {
  await product.stop({ keepData: true })
  const starting = startProduct({ dataDir, sitePort: product.sitePort, studioPort: product.studioPort })
  const seen: number[] = []
  let page = ''
  while (seen.at(-1) !== 200) {
    const response = await fetch(`${product.site}/over/`).catch(() => undefined)
    seen.push(response?.status ?? 0)
    page = (await response?.text()) ?? ''
  }
  const health = await fetch(`${product.site}/readyz`)
  const message = await fetch(`${product.site}/contact/bericht/`, { method: 'POST', body: '' })
  product = await starting
  expect(page).toContain('Over ons, na een herstart')
  // Nothing else was ever answered: no page that is not there, no fault.
  expect(new Set(seen)).toEqual(seen.length === 1 ? new Set([200]) : new Set([0, 200]))
  expect(health.status).toBe(503)
  expect(await health.json()).toMatchObject({ checks: { release: true, store: false } })
  expect(message.status).toBe(503)
  // A connection that is kept gets one more answer from where it is.
  await expect.poll(async () => (await fetch(`${product.site}/readyz`)).status).toBe(200)
})

it('fails no request where a service manager holds the socket and everything is restarted', async () => {
  await product.stop({ keepData: true })
  const [sitePort, studioPort] = [await freePort(), await freePort()]
  const activator = spawn(
    process.execPath,
    [join(root, 'tests/support/socket-activator.ts'), String(sitePort), process.execPath, 'start.ts'],
    {
      cwd: root,
      env: {
        ...process.env,
        ...{ DATA_DIR: dataDir, SITE_URL: '' },
        ...{ SITE_PORT: String(sitePort), STUDIO_PORT: String(studioPort) },
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  activator.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  const supervisor = (): number =>
    Number(readFileSync(`/proc/${activator.pid}/task/${activator.pid}/children`, 'utf8').trim())
  await expect.poll(() => readies(output), { timeout: 120_000 }).toBe(1)

  const load = steadyLoad(`http://127.0.0.1:${sitePort}`, PATHS)
  for (let restart = 1; restart <= RESTARTS; restart += 1) {
    process.kill(supervisor(), 'SIGTERM')
    await expect.poll(() => readies(output), { timeout: 120_000 }).toBe(restart + 1)
  }
  await load.stop()
  expect(load.failures()).toEqual([])
  expect(load.answered()).toBeGreaterThan(0)

  const last = supervisor()
  activator.kill('SIGKILL')
  process.kill(last, 'SIGINT')
  await once(activator, 'close')
})
