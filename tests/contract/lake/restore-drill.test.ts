/** The exercise of a restore, and what commands do where there is no lake. */
import { execFile } from 'node:child_process'
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeFirstContent } from '../../../server/first-content.ts'
import { restoreDrill } from '../../../studio/lake/maintenance/restore-drill.ts'
import { writeArchive } from '../../../studio/lake/maintenance/write-archive.ts'
import { keepDaily } from '../../../studio/lake/store/backups.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
let folder: string
let lake: RunningLake
let archive: string
let daily: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drill-'))
  lake = await startLake()
  await writeFirstContent(lake.client())
  archive = join(folder, 'dataset.tar.gz')
  await writeArchive(lake.client(), archive)
  await keepDaily(lake.dataDir, '2026-11-24')
  daily = join(lake.dataDir, 'backups', '2026-11-24')
})
afterAll(async () => {
  await lake.stop()
  await rm(folder, { recursive: true, force: true })
})

function run(dataDir: string, ...given: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: dataDir, STUDIO_PORT: new URL(lake.origin).port }
    const child = execFile(
      process.execPath,
      ['start.ts', ...given],
      { cwd: root, env },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? 1, output: stdout + stderr }),
    )
  })
}

describe('a restore drill', () => {
  it.each(['archive', 'daily backup'])(
    'finds everything of the %s as it was, and tells what changed since',
    async (kind) => {
      const source = kind === 'archive' ? archive : daily
      const { documents, files, differences } = await restoreDrill(source, lake.dataDir)
      expect(differences).toEqual([])
      expect(documents).toBe(await lake.client().fetch('count(*[])', {}, { perspective: 'raw' }))
      expect(files).toBe(await lake.client().fetch('count(*[_type match "sanity.*Asset"])'))
      await lake.client().patch('page-over').set({ title: 'Over ons werk' }).commit()
      await lake.client().create({ _id: 'new', _type: 'note' })
      expect((await restoreDrill(source, lake.dataDir)).changedSince).toBe(2)
      await lake.client().delete('new')
    },
  )

  it('leaves the lake in use and the backup as they are', async () => {
    const before = (await readdir(lake.dataDir)).sort()
    const temporary = join(folder, 'temporary')
    await mkdir(temporary)
    vi.stubEnv('TMPDIR', temporary)
    await restoreDrill(daily, lake.dataDir)
    vi.unstubAllEnvs()
    expect((await readdir(lake.dataDir)).sort()).toEqual(before)
    expect(await readdir(temporary)).toEqual([])
  })

  it.each([
    [
      'a picture is not what it was',
      (copy: string, file: string) => appendFile(join(copy, 'assets', file), 'x'),
    ],
    ['a picture is gone', (copy: string, file: string) => rm(join(copy, 'assets', file))],
  ])('names what does not come back: %s', async (_name, spoil) => {
    const copy = join(folder, 'copy')
    await cp(daily, copy, { recursive: true })
    const [file = ''] = await readdir(join(copy, 'assets'))
    await spoil(copy, file)
    const { differences } = await restoreDrill(copy, lake.dataDir)
    expect(differences).toEqual([/^[\da-f]{40}/.exec(file)?.[0]])
    const told = await run(lake.dataDir, 'restore-drill', copy)
    expect(told).toMatchObject({ code: 1 })
    expect(told.output).toContain('do not come back')
    await rm(copy, { recursive: true })
  })

  it('is a command, which takes the newest daily backup by itself', async () => {
    const { code, output } = await run(lake.dataDir, 'restore-drill')
    expect(output).toMatch(/2026-11-24: \d+ documents and \d+ files come back as they are/)
    expect(code).toBe(0)
  })

  it('refuses what is no backup', async () => {
    const file = join(folder, 'none.tar.gz')
    await writeFile(file, 'no archive')
    await expect(restoreDrill(file, lake.dataDir)).rejects.toThrow('cannot be read as an archive')
    const damaged = join(folder, 'damaged')
    await mkdir(damaged)
    new DatabaseSync(join(damaged, 'lake.sqlite')).close()
    await expect(restoreDrill(damaged, lake.dataDir)).rejects.toThrow()
  })
})

describe('where there is no lake', () => {
  it.each([
    ['backup', 'FILE'],
    ['assets'],
    ['assets', '--remove'],
    ['restore-drill'],
    ['restore-drill', 'FILE'],
  ])('the command %s says so, and makes nothing', async (...given) => {
    const empty = join(folder, 'empty')
    const file = join(folder, 'not-made.tar.gz')
    for (const dataDir of [empty, join(empty, 'deep')]) {
      const { code, output } = await run(dataDir, ...given.map((word) => (word === 'FILE' ? file : word)))
      expect(code).toBe(1)
      expect(output).toMatch(/There is no (?:lake|daily backup) in|is not there/)
    }
    expect(await readdir(folder)).not.toContain('empty')
    expect(await readdir(folder)).not.toContain('not-made.tar.gz')
  })
})
