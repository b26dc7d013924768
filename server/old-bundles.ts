/** Removes the bundles of earlier code: of each kind the newest stay, for servers that still run on one of them. */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const KINDS = ['renderer', 'studio', 'overlay']
const KEPT = 5

/** @throws where the folder cannot be written */
export async function removeOldBundles(cacheDir: string): Promise<void> {
  for (const kind of KINDS) {
    const folder = join(cacheDir, kind)
    const paths = (await readdir(folder).catch(() => [])).map((name) => join(folder, name))
    const dated = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })))
    const old = dated.sort((one, other) => other.at - one.at).slice(KEPT)
    for (const { path } of old) await rm(path, { recursive: true, force: true })
  }
}
