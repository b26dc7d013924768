/** The commands of the composition root, as someone types them on a fresh machine. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLake } from '../../studio/lake/lake.ts'
import { freePort, startProduct, type Product } from '../support/product.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
let dataDir: string
let running: Product[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'start-'))
})
afterEach(async () => {
  // Those that a failed test left running; a second stop does nothing.
  await Promise.all(running.map((product) => product.stop()))
  running = []
  await rm(dataDir, { recursive: true, force: true })
})

async function started(command: 'start' | 'dev' = 'start'): Promise<Product> {
  const product = await startProduct({ dataDir, command })
  running.push(product)
  return product
}

/** Runs a command of start.ts to its end. */
async function run(
  command: string,
  environment: Readonly<Record<string, string>> = {},
  ...given: readonly string[]
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['start.ts', command, ...given], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      SITE_PORT: String(await freePort()),
      STUDIO_PORT: String(await freePort()),
      SITE_URL: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  }
  await once(child, 'close')
  return { code: child.exitCode, output }
}

describe('npm start', () => {
  it('seeds on the first start, goes on where it was on the second, and ends cleanly', async () => {
    const first = await started()
    expect(first.output()).toContain('first start')
    const client = await first.client()
    await client.patch('page-over').set({ title: 'Over ons werk' }).commit()
    expect(await first.stop({ keepData: true })).toBe(0)

    const second = await started()
    expect(second.output()).not.toContain('first start')
    expect(await (await fetch(`${second.site}/over/`)).text()).toContain('Over ons werk')
    expect(await second.stop()).toBe(0)
  })

  it('names a port that is taken and what to do', async () => {
    const taken = createServer().listen(await freePort(), '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    for (const name of ['SITE_PORT', 'STUDIO_PORT']) {
      const { code, output } = await run('start', { [name]: port })
      expect(code).toBe(1)
      expect(output).toContain(`Port ${port} is taken`)
      expect(output).toContain(name)
    }
    taken.close()
  })

  it('names a setting that is wrong', async () => {
    const { code, output } = await run('start', { STUDIO_PORT: 'haven' })
    expect(code).toBe(1)
    expect(output).toContain('STUDIO_PORT: must be a port number')
  })

  it('refuses a damaged database instead of writing over it', async () => {
    const path = join(dataDir, 'lake.sqlite')
    const damaged = Buffer.alloc(8_192, 'kapot')
    await writeFile(path, damaged)
    const { code, output } = await run('start')
    expect(code).toBe(1)
    expect(output).toContain(`The database ${path} is damaged`)
    expect(await readFile(path)).toEqual(damaged)
  })
})

describe('npm run build', () => {
  const ofHosted = ['SANITY_PROJECT_ID', 'SANITY_DATASET', 'SANITY_API_TOKEN']
  const empty = Object.fromEntries(ofHosted.map((name) => [name, '']))

  it('says what is missing where there is no dataset, and leaves the last build and the data folder alone', async () => {
    await mkdir(join(root, 'dist'), { recursive: true })
    await writeFile(join(root, 'dist', 'index.html'), 'the live site')
    const { code, output } = await run('build', empty)
    expect(code).toBe(1)
    for (const name of [...ofHosted, dataDir, '--sample']) expect(output).toContain(name)
    expect(await readFile(join(root, 'dist', 'index.html'), 'utf8')).toBe('the live site')
    expect(await readdir(dataDir)).toEqual([])
  })

  it('writes the sample where it is asked for', async () => {
    const { code, output } = await run('build', empty, '--sample')
    expect(output).toMatch(/\d+ pages written to dist\//)
    expect(code).toBe(0)
    expect(await readFile(join(root, 'dist', 'index.html'), 'utf8')).toContain('Levendige binnenstad')
    expect(await readFile(join(root, 'dist', 'pagefind', 'pagefind.js'), 'utf8')).not.toBe('')
    expect(await readdir(dataDir)).toEqual([])
  })

  it('does not fill a lake that is empty', async () => {
    await openLake({ dataDir, signIn: false, isPublic: true, privateTypes: [] }).close()
    const { code, output } = await run('build', empty)
    expect(output).toContain('Nothing is written')
    expect(code).toBe(1)
    expect((await run('build', empty)).output).not.toContain('first start')
  })

  it.each([
    [
      'a hosted dataset beside the sample',
      { SANITY_PROJECT_ID: 'abc', SANITY_DATASET: 'x', SANITY_API_TOKEN: 't' },
      '--sample',
    ],
    ['a flag that is none', empty, '--smaple'],
    ['one variable of three', { ...empty, SANITY_DATASET: 'production' }, '--sample'],
  ])('refuses %s', async (_name, environment, flag) => {
    const { code, output } = await run('build', environment, flag)
    expect(code).toBe(1)
    expect(output).toMatch(/--sample builds|--smaple|SANITY_PROJECT_ID: /)
    expect(output).not.toContain('pages written')
  })

  it('lists every document that breaks a rule, and fails', async () => {
    const product = await started()
    const client = await product.client()
    await client.patch('nieuws-site').set({ title: '' }).commit()
    await client.patch('project-aanpak-leegstand').set({ phase: 'ergens' }).commit()
    await product.stop({ keepData: true })

    const { code, output } = await run('build')
    expect(code).toBe(1)
    expect(output).toContain('Nieuwsbericht „nieuws-site”, Titel: Dit veld is leeg.')
    expect(output).toContain('Project „Aanpak leegstand”, Fase: Kies een van deze')
  })
})

describe('npm run dev', () => {
  it('serves the site and the Studio with hot reload on one lake', async () => {
    const product = await started('dev')
    const client = await product.client()
    await client.patch('page-over').set({ title: 'Over ons werk' }).commit()
    const page = await (await fetch(`${product.site}/over/`)).text()
    expect(page).toContain('Over ons werk')
    expect(page).toContain('/@vite/client')

    const studio = await fetch(`${product.studio}/`)
    expect(await studio.text()).toContain('/@vite/client')
    const cookie = studio.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    const me = await fetch(`${product.studio}/v2021-06-07/users/me`, { headers: { cookie } })
    expect(me.status).toBe(200)
    expect(await me.text()).toContain('"roles"')
    expect(await product.stop()).toBe(0)
  })
})
