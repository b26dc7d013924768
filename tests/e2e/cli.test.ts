/** The real Sanity CLI against the embedded lake, as docs/cli.md has it. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpServer } from '../../shared/http-server.ts'
import { writeFirstContent } from '../../server/first-content.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
let lake: RunningLake
let folder: string

beforeAll(async () => {
  lake = await startLake()
  folder = await mkdtemp(join(tmpdir(), 'cli-'))
  await writeFirstContent(lake.client())
})
afterAll(async () => {
  await lake.stop()
  await rm(folder, { recursive: true, force: true })
  for (const made of ['schema.json', 'sanity.types.ts']) await rm(join(root, 'studio', made), { force: true })
})

type Told = Promise<{ code: number | string; text: string }>

const sanity = (...given: string[]): Told => run({}, 'sanity', ...given)

function run(variables: Readonly<Record<string, string>>, ...given: string[]): Told {
  const lakes = { STUDIO_PORT: new URL(lake.origin).port, DATA_DIR: lake.dataDir }
  const env = { ...process.env, ...lakes, ...variables }
  return new Promise((resolve) => {
    execFile(process.execPath, ['start.ts', ...given], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, text: stdout + stderr }),
    )
  })
}

describe('npm run sanity', () => {
  it('lists the dataset and writes, reads and queries documents', async () => {
    expect(await sanity('datasets', 'list')).toMatchObject({ code: 0 })
    const file = join(folder, 'document.json')
    await writeFile(file, JSON.stringify({ _id: 'by-cli', _type: 'note', text: 'Van de opdrachtregel' }))
    expect(await sanity('documents', 'create', file)).toMatchObject({ code: 0 })
    expect((await sanity('documents', 'get', 'by-cli')).text).toContain('Van de opdrachtregel')
    const { text } = await sanity(
      'documents',
      'query',
      '*[_id == "by-cli"].text',
      '--api-version',
      '2025-02-19',
    )
    expect(text).toContain('Van de opdrachtregel')
    await lake.client().delete('by-cli')
  })

  it.each([
    ['exports the dataset', (file: string) => sanity('datasets', 'export', 'production', file)],
    ['takes a backup of ours', (file: string) => run({}, 'backup', file)],
  ])('%s, and imports it into another lake', async (name, write) => {
    const file = join(folder, `${name}.tar.gz`)
    expect(await write(file)).toMatchObject({ code: 0 })
    const first = lake
    const all =
      '*[!(_id in path("_.**"))] | order(_id){..., "_rev": null, "_updatedAt": null, "_createdAt": null, "uploadId": null, "url": null}'
    const before = await first.client().fetch<unknown[]>(all, {}, { perspective: 'raw' })
    lake = await startLake()
    expect(await sanity('datasets', 'import', file, '--dataset', 'production')).toMatchObject({ code: 0 })
    expect(await lake.client().fetch(all, {}, { perspective: 'raw' })).toEqual(before)
    await lake.stop()
    lake = first
  })

  it('finds every seed document valid', async () => {
    const { code, text } = await sanity('documents', 'validate', '--yes', '--level', 'error')
    expect(text).toContain('0 errors')
    expect(code).toBe(0)
  })

  it('extracts the schema and generates types from it', async () => {
    expect(await sanity('schema', 'extract')).toMatchObject({ code: 0 })
    expect(await sanity('typegen', 'generate')).toMatchObject({ code: 0 })
    expect(await readFile(join(root, 'studio', 'sanity.types.ts'), 'utf8')).toContain(
      'export type ProjectPage = ',
    )
  })

  it.each([['--'], ['--with-user-token']])(
    'runs a script on the lake, and its token goes nowhere else %s',
    async (...flags) => {
      const { text } = await sanity('exec', join(root, 'tests', 'support', 'cli-script.ts'), ...flags)
      const line = text.split('\n').find((one) => one.startsWith('{'))
      const told: unknown = JSON.parse(line ?? text)
      expect(told).toEqual({
        host: lake.origin,
        title: 'Over het programma',
        elsewhere: [expect.stringContaining('421'), expect.stringContaining('api.sanity.io is not asked')],
      })
    },
  )

  it('says with its exit code that something failed', async () => {
    const { code } = await sanity('documents', 'get', 'not-there')
    expect(code).toBe(1)
  })
})

describe('npm run sanity with a project of hosted Sanity', () => {
  let server: Server
  let asked: { path: string; host: string; token: string }[]
  let SANITY_INTERNAL_ENV: string
  beforeAll(async () => {
    server = createHttpServer(({ url = '', headers: { host = '', authorization = '' } }, response) => {
      asked.push({ path: url, host, token: authorization })
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('[]')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    SANITY_INTERNAL_ENV = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  })
  beforeEach(() => {
    asked = []
  })
  afterAll(() => server.close())

  // Names below localhost, which the system may not know.
  const NODE_OPTIONS = `--import ${new URL('../../studio/lake/maintenance/cli-at-lake.ts', import.meta.url).href}`
  const hosted = { SANITY_PROJECT_ID: 'abc', SANITY_DATASET: 'staging', SANITY_API_TOKEN: 'of-abc' }
  it.each([
    ['the three variables of the product', hosted],
    ['those of the Studio', { SANITY_STUDIO_PROJECT_ID: 'abc', SANITY_AUTH_TOKEN: 'of-abc' }],
  ])(
    'asks for that project, as named by %s, and not with the token of the lake',
    async (_name, variables) => {
      await run({ ...variables, SANITY_INTERNAL_ENV, NODE_OPTIONS }, 'sanity', 'datasets', 'list')
      expect(asked.map(({ path, host }) => `${host}${path}`).join()).toContain('abc')
      expect(asked.map(({ path, host }) => `${host}${path}`).join()).not.toContain('local/')
      expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(['Bearer of-abc']))
    },
  )
})
