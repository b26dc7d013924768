/** `DATA_DIR/backups`: whole copies of the lake, one folder each; files are hard links and cost no room. */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { makePrivateFile, makePrivateFolder } from '../foundation/private-files.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'

/** Days that a backup stays, today's included: what was purged is out of the backups after as many, also where the server did not run every day. */
const KEPT = 14
/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1_000
const DAILY = /^\d{4}-\d{2}-\d{2}$/
/** With its day: a daily backup, or what a restore set aside. */
const DATED = /^(?:before-restore-)?(\d{4}-\d{2}-\d{2})(?:T[\dZ-]+)?$/

/** The day of the last look, in the data folder. */
const LAST_DAY = 'last-backup-day'

/** Relative to the data folder: the content, the comments on it, who may come in. */
export const COMMENTS = 'datasets/production-comments/lake.sqlite'
export const DATABASES: readonly string[] = ['lake.sqlite', COMMENTS, 'accounts.sqlite']

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

/** Removes what has had its days, and makes today's backup if there is none yet. @param today `2026-11-24` */
export async function keepDaily(dataDir: string, today: string): Promise<'made' | 'there'> {
  const before = await readdir(backupsOf(dataDir)).catch((): string[] => [])
  const seen = [await lastDay(dataDir), ...before.filter((name) => DAILY.test(name))]
  const over = before.filter((name) => name.startsWith('.unfinished-') || isOver(name, today, seen))
  for (const name of over) await rm(join(backupsOf(dataDir), name), { recursive: true, force: true })
  await noteDay(dataDir, today)
  if (before.includes(today)) return 'there'
  await makeBackup(dataDir, today)
  return 'made'
}

/**
 * Whether a backup has had its days, or is of a day to come. A day that is far from all that were seen before may be one of a wrong
 * clock: it ends no backup, the day after it does.
 */
function isOver(name: string, today: string, seen: readonly string[]): boolean {
  const day = DATED.exec(name)?.[1]
  const [oldest, tomorrow] = [daysFrom(today, 1 - KEPT), daysFrom(today, 1)]
  const isSure = seen.some((other) => other >= oldest && other < today)
  return isSure && day !== undefined && (day < oldest || day > tomorrow)
}

function daysFrom(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10)
}

async function lastDay(dataDir: string): Promise<string> {
  return readFile(join(dataDir, LAST_DAY), 'utf8').catch(() => '')
}

async function noteDay(dataDir: string, today: string): Promise<void> {
  makePrivateFile(join(dataDir, LAST_DAY))
  await writeFile(join(dataDir, LAST_DAY), today)
}

export async function copyDatabase(from: string, to: string): Promise<void> {
  makePrivateFolder(dirname(to))
  makePrivateFile(to)
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
  makePrivateFolder(to)
  const there = new Set(await readdir(to))
  for (const name of await readdir(from).catch((): string[] => [])) {
    if (name.startsWith('.') || there.has(name)) continue
    await link(join(from, name), join(to, name)).catch(() => copyFile(join(from, name), join(to, name)))
  }
}
