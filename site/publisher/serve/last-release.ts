/** The last release by itself, while there is no publisher and no store. */
import { existsSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { FORM_PATH } from '../../content/form-address.ts'
import type { Answer } from '../../../shared/http-server.ts'
import { createHealth } from '../monitoring/health.ts'
import { openReleases, type Releases } from '../releases/releases.ts'
import type { ServedReleases } from './site-handler.ts'
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

/** The answer to a message while nobody can keep it. */
export const answerUnavailable: Answer = (_request, response) => {
  response.writeHead(503, { 'Retry-After': '10', 'Content-Type': 'text/plain; charset=utf-8' })
  response.end('Uw bericht is nog niet verstuurd. Ga terug en probeer het over een halve minuut opnieuw.\n')
}

export interface LastRelease {
  accept(socket: Socket): void
  /** Resolves when the last of its visitors has gone. */
  end(): Promise<void>
}

/** For connections that the supervisor accepts while no server runs. A release that cannot be opened is the next server's to report. */
export async function serveLastRelease(dataDir: string): Promise<LastRelease> {
  const health = createHealth({
    release: () => releases?.live !== undefined,
    store: () => false,
    disk: () => true,
  })
  const server = await startPublicServer(undefined, undefined, {
    health,
    answered: () => undefined,
    lookedUp: () => undefined,
  })
  server.receive(FORM_PATH, answerUnavailable)
  let releases: Releases | undefined
  try {
    if (existsSync(join(dataDir, 'releases', 'site.sqlite'))) {
      releases = openReleases(join(dataDir, 'releases'), () => undefined)
      if (releases.live) server.show(refreshed(releases))
    }
  } catch {
    releases = undefined
  }
  return {
    accept: (socket) => server.accept(socket),
    async end() {
      await server.drain().ended
      releases?.close()
    },
  }
}

/** Looks at every request for what a server has published meanwhile: a connection that was kept alive may come back to this one. */
function refreshed(releases: Releases): ServedReleases {
  const { body, former, cards } = releases
  return {
    ...{ body, former, cards },
    get live() {
      return releases.live
    },
    get entries() {
      releases.refresh()
      return releases.entries
    },
  }
}
