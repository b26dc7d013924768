/** Another machine, by rsync: the release beside the live one first, then the link to it, so that visitors see one or the other. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { releaseFolder } from './folder.ts'
import type { DeployTarget } from './target.ts'

/** Milliseconds without a byte until a connection counts as lost, in seconds for rsync. */
const TIMEOUT = 60

/**
 * @param destination as rsync takes it: `user@host:/srv/site`; serve its `current`
 * @param staging a folder of our own, laid out as the destination will be
 */
export function rsyncTarget(destination: string, staging: string): DeployTarget {
  const here = releaseFolder(staging)

  /** What two releases share is a hard link here, and so it is there: it is not sent again. */
  async function rsync(given: readonly string[], from: string, to: string): Promise<void> {
    const flags = [
      '--recursive',
      '--links',
      '--hard-links',
      '--times',
      '--perms',
      '--chmod=D755,F644',
      `--timeout=${TIMEOUT}`,
      ...given,
    ]
    await promisify(execFile)('rsync', [...flags, '--', from, to])
  }

  return {
    async send(files, release) {
      const sent = here.switchTo(files, release)
      const root = destination.replace(/\/*$/, '/')
      try {
        await rsync(['--mkpath'], join(staging, 'releases/'), `${root}releases/`)
        here.dropOthers(release)
        // The link is renamed into place; only then does the older release go.
        await rsync(['--delete-after'], join(staging, '/'), root)
      } catch (cause) {
        throw new Error(sentence(cause), { cause })
      }
      return sent
    },
  }
}

function sentence(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
    return 'rsync is not installed on this machine.'
  const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)
  return `rsync failed: ${said.split('\n').at(-1) ?? ''}`
}
