/** The real Sanity CLI against the embedded lake, as docs/cli.md has it. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFirstContent } from '../../first-content.ts'
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

function sanity(...given: string[]): Promise<{ code: number | string; text: string }> {
  const env = { ...process.env, STUDIO_PORT: new URL(lake.origin).port, DATA_DIR: lake.dataDir }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['start.ts', 'sanity', ...given],
      { cwd: root, env },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, text: stdout + stderr }),
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

  it('exports the dataset and imports it into another lake', async () => {
    const file = join(folder, 'dataset.tar.gz')
    expect(await sanity('datasets', 'export', 'production', file)).toMatchObject({ code: 0 })
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

  it('says with its exit code that something failed', async () => {
    const { code } = await sanity('documents', 'get', 'not-there')
    expect(code).toBe(1)
  })
})
