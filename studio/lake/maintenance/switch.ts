/** The moment in which a restored dataset takes the place of the present one: one rename, so that there is always exactly one. */
import { existsSync } from 'node:fs'
import { copyFile, link, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makePrivateFolder } from '../foundation/private-files.ts'
import { backupsOf, DATABASES, linkFiles } from '../store/backups.ts'
import { COMPANIONS, switchDatabases } from '../store/claim.ts'

/**
 * @param aside a complete lake on the same disk: databases and assets
 * @returns the folder below DATA_DIR/backups that has what was there before; undefined where nothing was
 */
export async function switchTo(aside: string, dataDir: string): Promise<string | undefined> {
  const previous = existsSync(join(dataDir, 'lake.sqlite')) ? await setAside(dataDir) : undefined
  await linkFiles(join(aside, 'assets'), join(dataDir, 'assets'))
  switchDatabases(aside, dataDir)
  const directory = await open(dataDir)
  await directory.sync().catch(() => undefined)
  await directory.close()
  return previous
}

/** Links, not copies: nothing moves, so that a crash in between loses nothing. */
async function setAside(dataDir: string): Promise<string> {
  const name = `before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`
  const directory = join(backupsOf(dataDir), name)
  makePrivateFolder(directory)
  for (const file of DATABASES) {
    settle(join(dataDir, file))
    makePrivateFolder(dirname(join(directory, file)))
    for (const companion of COMPANIONS) {
      const from = join(dataDir, `${file}${companion}`)
      const to = join(directory, `${file}${companion}`)
      if (existsSync(from)) await link(from, to).catch(() => copyFile(from, to))
    }
  }
  await linkFiles(join(dataDir, 'assets'), join(directory, 'assets'))
  return directory
}

/** Brings the log into the database, where that can still be read. */
function settle(path: string): void {
  if (!existsSync(path)) return
  try {
    const database = new DatabaseSync(path)
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    database.close()
  } catch {
    // Damaged: it is kept as it is, log and all.
  }
}
