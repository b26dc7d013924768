/** A server that ends without being told to is started again, and one that is told to ends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { freePort, startProduct, type Product } from '../support/product.ts'
import { seededDataDir } from '../support/seeded-data-dir.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const crashes = new URL('../support/crash-on-signal.ts', import.meta.url)

let product: Product
beforeAll(async () => {
  product = await startProduct({
    dataDir: await seededDataDir(),
    environment: { NODE_OPTIONS: `--import ${crashes.href}` },
  })
})
afterAll(() => product.stop())

const restarts = (): number => product.output().split('it is started again').length - 1
const readies = (): number => product.output().split('ready  site').length - 1
const status = (address: string): Promise<number> =>
  fetch(address).then(
    (response) => response.status,
    () => 0,
  )

describe('the server', () => {
  it.each([
    ['is killed', 'SIGKILL', 'SIGKILL'],
    ['meets an exception that nobody caught', 'SIGUSR2', 'code 1'],
    ['meets a rejection that nobody caught', 'SIGWINCH', 'code 1'],
  ] as const)('comes back with the last release where it %s', async (_what, signal, how) => {
    const client = await product.client()
    const title = `Over ons, na ${signal}`
    await client.patch('page-over').set({ title }).commit()
    await expect.poll(async () => (await fetch(`${product.site}/over/`)).text()).toContain(title)
    const before = { restarts: restarts(), readies: readies() }
    const pid = product.serverPid()
    process.kill(pid, signal)
    await expect.poll(restarts).toBe(before.restarts + 1)
    expect(product.output()).toContain(`The server ended (${how}`)
    await expect.poll(() => status(`${product.site}/over/`)).toBe(200)
    expect(await (await fetch(`${product.site}/over/`)).text()).toContain(title)
    await expect.poll(readies).toBe(before.readies + 1)
    expect(product.serverPid()).not.toBe(pid)
    expect(await client.fetch('count(*[_id == "page-over"])')).toBe(1)
  })
})

it('ends with npm, and leaves nothing behind', async () => {
  const dataDir = await seededDataDir()
  const [sitePort, studioPort] = [await freePort(), await freePort()]
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, SITE_PORT: String(sitePort), STUDIO_PORT: String(studioPort), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  await expect.poll(() => output, { timeout: 120_000 }).toContain('ready  site')
  npm.kill('SIGTERM')
  // The pipe closes when the last process that writes to it has ended.
  await once(npm, 'close')
  expect(output).toContain('Ending')
  await expect.poll(() => status(`http://localhost:${sitePort}/`)).toBe(0)
  expect(await status(`http://localhost:${studioPort}/`)).toBe(0)
  await rm(dataDir, { recursive: true, force: true })
})

it('a server ends where its supervisor is killed', async () => {
  const other = await startProduct({ dataDir: await seededDataDir() })
  const pid = other.serverPid()
  process.kill(other.pid, 'SIGKILL')
  await expect.poll(() => isAlive(pid)).toBe(false)
  await other.stop()
})

it('ends a server that hangs', async () => {
  const other = await startProduct({
    dataDir: await seededDataDir(),
    environment: { NODE_OPTIONS: `--import ${crashes.href}` },
  })
  const pid = other.serverPid()
  process.kill(pid, 'SIGIO')
  await other.stop()
  expect(isAlive(pid)).toBe(false)
})

it('goes on where nobody reads what it prints', async () => {
  const other = await startProduct({ dataDir: await seededDataDir(), environment: { LOG_LEVEL: 'debug' } })
  onTestFinished(async () => void (await other.stop()))
  const client = await other.client()
  other.closeOutput()
  for (const title of ['Over ons, eerst', 'Over ons, daarna']) {
    await client.patch('page-over').set({ title }).commit()
    await expect.poll(async () => (await fetch(`${other.site}/over/`)).text()).toContain(title)
  }
  const pid = other.serverPid()
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => status(`${other.site}/over/`)).toBe(200)
})

function isAlive(pid: number): boolean {
  try {
    // A process that nobody waits for any more stays in the table as a zombie.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
