/** `DATA_DIR/backups`: whole copies of the lake, one folder each; files are hard links and cost no room. */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { MaintenanceError } from './errors.ts'

/** Days that a daily backup stays, today's included: what was erased is out of the backups after as many, also where the server did not run every day. */
const KEPT = 14
/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1_000
const DAILY = /^\d{4}-\d{2}-\d{2}$/

/** Relative to the data folder: the content, the comments on it, who may come in. */
export const DATABASES: readonly string[] = [
  'lake.sqlite',
  'datasets/production-comments/lake.sqlite',
  'accounts.sqlite',
]

export function backupsOf(dataDir: string): string {
  return join(dataDir, 'backups')
}

/** @returns the folder of the newest daily backup */
export function newestBackup(dataDir: string): string | undefined {
  try {
    const days = readdirSync(backupsOf(dataDir)).filter((name) => DAILY.test(name))
    const newest = days.sort().at(-1)
    return newest === undefined ? undefined : join(backupsOf(dataDir), newest)
  } catch {
    return undefined
  }
}

/**
 * Copies the databases page by page while they are written to, checks the copies, links the files; complete or not there at all.
 * @param name of the folder below DATA_DIR/backups
 * @throws MaintenanceError where a copy is not sound
 */
async function makeBackup(dataDir: string, name: string): Promise<string> {
  const directory = join(backupsOf(dataDir), name)
  const aside = join(backupsOf(dataDir), `.unfinished-${randomUUID()}`)
  await mkdir(join(aside, 'assets'), { recursive: true, mode: 0o700 })
  try {
    for (const file of DATABASES) {
      if (existsSync(join(dataDir, file))) await copyDatabase(join(dataDir, file), join(aside, file))
    }
    await linkFiles(join(dataDir, 'assets'), join(aside, 'assets'))
    await rename(aside, directory)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return directory
}

/** Makes today's backup if there is none yet, and removes those that have had their days. @param today `2026-11-24` */
export async function keepDaily(dataDir: string, today: string): Promise<'made' | 'there'> {
  const before = await readdir(backupsOf(dataDir)).catch((): string[] => [])
  const due = !before.includes(today)
  if (due) await makeBackup(dataDir, today)
  const oldest = new Date(Date.parse(today) - (KEPT - 1) * DAY).toISOString().slice(0, 10)
  for (const old of before.filter((name) => DAILY.test(name) && name < oldest))
    await rm(join(backupsOf(dataDir), old), { recursive: true, force: true })
  for (const left of before.filter((name) => name.startsWith('.unfinished-')))
    await rm(join(backupsOf(dataDir), left), { recursive: true, force: true })
  return due ? 'made' : 'there'
}

export async function copyDatabase(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const source = new DatabaseSync(from)
  try {
    source.exec('PRAGMA busy_timeout = 5000')
    // All pages in one go: a copy in steps begins anew whenever somebody writes.
    await backup(source, to, { rate: 1_000_000_000 })
  } finally {
    source.close()
  }
  const copy = new DatabaseSync(to)
  const check = copy.prepare('PRAGMA quick_check(1)').get()?.['quick_check']
  // One file, without a log beside it: what a backup should look like.
  copy.exec('PRAGMA journal_mode = DELETE')
  copy.close()
  if (check !== 'ok') throw new MaintenanceError(`The copy of ${from} is not sound: ${String(check)}`)
}

/** Every file of one folder in the other too; what is there already stays. */
export async function linkFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  const there = new Set(await readdir(to))
  for (const name of await readdir(from).catch((): string[] => [])) {
    if (name.startsWith('.') || there.has(name)) continue
    await link(join(from, name), join(to, name)).catch(() => copyFile(join(from, name), join(to, name)))
  }
}
