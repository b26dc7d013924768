/** Claims a data directory for this process, and ends what another one left half done there. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makePrivateFolder } from '../foundation/private-files.ts'
import { DATABASES } from './backups.ts'
import { lockDataDir } from './data-directory-lock.ts'

/** SQLite's log and its index lie beside a database that was not closed. */
export const COMPANIONS = ['', '-wal', '-shm'] as const
/** A restored dataset has this name from the moment on in which it counts. */
const RESTORED = 'restored'

/** @returns ends the claim @throws MaintenanceError where another process has one */
export function claimDataDir(dataDir: string): () => void {
  const release = lockDataDir(dataDir)
  if (existsSync(join(dataDir, RESTORED))) finishSwitch(dataDir)
  removeUnfinished(dataDir)
  return release
}

/**
 * One rename, so that a dataset is restored whole or not at all: whoever claims the directory next finishes it.
 * @param aside folder on the same disk, complete
 */
export function switchDatabases(aside: string, dataDir: string): void {
  renameSync(aside, join(dataDir, RESTORED))
  finishSwitch(dataDir)
}

function finishSwitch(dataDir: string): void {
  for (const file of DATABASES) {
    const [from, to] = [join(dataDir, RESTORED, file), join(dataDir, file)]
    // Who may come in is not a matter of content: the accounts that are here stay.
    const stays = file === 'accounts.sqlite' && existsSync(to)
    if (stays || !existsSync(from)) continue
    // The log belongs to the old database; a new one must not find it.
    for (const companion of COMPANIONS.slice(1)) rmSync(`${to}${companion}`, { force: true })
    makePrivateFolder(dirname(to))
    renameSync(from, to)
  }
  rmSync(join(dataDir, RESTORED), { recursive: true })
}

/** What a restore, an upload or a removal of files left that was ended on its way. */
function removeUnfinished(dataDir: string): void {
  const remove = (folder: string, pattern: RegExp): void => {
    if (!existsSync(folder)) return
    for (const name of readdirSync(folder).filter((name) => pattern.test(name)))
      rmSync(join(folder, name), { recursive: true, force: true })
  }
  remove(dataDir, /^restoring-/)
  remove(join(dataDir, 'assets'), /^\./)
}
