/** The last release by itself, while there is no publisher and no store. */
import { join } from 'node:path'
import { openReleases, type Releases } from '../releases/releases.ts'
import { startPublicServer, type PublicServer } from './server.ts'

/**
 * Shows what was live last.
 * @param options as {@link openReleases} takes them
 * @returns its releases, to go on with or to be closed
 */
export function showLastRelease(
  server: PublicServer,
  dataDir: string,
  log: (line: string) => void,
  options?: { readonly beginsAnew: boolean },
): Releases {
  const releases = openReleases(join(dataDir, 'releases'), log, options)
  if (releases.live) server.show(releases)
  return releases
}

/** @returns ends it */
export async function serveLastRelease(
  port: number,
  dataDir: string,
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  const server = await startPublicServer(port)
  const releases = showLastRelease(server, dataDir, log)
  return async () => {
    await server.close()
    releases.close()
  }
}
