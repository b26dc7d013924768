/** Only the owner can read a data folder: folders are 0700, files 0600, also those that an earlier version made wider. */
import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export const PRIVATE_FOLDER = 0o700
export const PRIVATE_FILE = 0o600

/** Makes a folder that is not there, and closes one that is there to others. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: PRIVATE_FOLDER })
  tighten(path)
}

/** Made before SQLite opens it, whose log and index take over its mode. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', PRIVATE_FILE))
  tighten(path)
}

/** Makes a folder and its contents private; links are not followed, and what belongs to another account is left alone. */
export function makeAllPrivate(folder: string): void {
  makePrivateFolder(folder)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory() || entry.isFile()) tighten(join(entry.parentPath, entry.name))
}

function tighten(path: string): void {
  try {
    const stats = lstatSync(path)
    const isOurs = process.getuid === undefined || stats.uid === process.getuid()
    if (isOurs && (stats.mode & 0o077) !== 0)
      chmodSync(path, stats.isDirectory() ? PRIVATE_FOLDER : PRIVATE_FILE)
  } catch (error) {
    // Gone meanwhile, such as a log that SQLite has taken in.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}
