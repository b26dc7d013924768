/** The public port, which the supervisor holds: each connection goes to the server that runs, else to the last release, and none is refused. */
import type { ChildProcess } from 'node:child_process'
import { createServer, type Socket } from 'node:net'
import { readConfiguration } from '../shared/configuration.ts'
import { listenForVisitors, inheritedSockets } from '../site/publisher/serve/listen.ts'
import type { LastRelease } from '../site/publisher/serve/last-release.ts'

/** Sent with each connection that a server is to answer. */
export const CONNECTION = 'connection'

export interface PublicPort {
  /** New connections go to this server. */
  handTo(server: ChildProcess): void
  /** New connections get the last release. Resolves when that is open. */
  takeBack(): Promise<void>
  /** Accepts nothing more; resolves when the last release has no visitors left. */
  close(): Promise<void>
}

/** @throws Error where the configuration is wrong, or the port is taken */
export async function openPublicPort(): Promise<PublicPort> {
  const { sitePort, dataDir } = readConfiguration(process.env)
  let server: ChildProcess | undefined
  let last: Promise<LastRelease> | undefined

  const openLast = async (): Promise<LastRelease> => {
    const { serveLastRelease } = await import('../site/publisher/serve/last-release.ts')
    return serveLastRelease(dataDir)
  }
  const showLast = (socket: Socket): void => {
    last ??= openLast()
    last.then(
      (release) => release.accept(socket),
      () => socket.destroy(),
    )
  }
  const accept = (socket: Socket): void => {
    socket.on('error', () => socket.destroy())
    if (!server?.connected) showLast(socket)
    else
      server.send(CONNECTION, socket, (error) => {
        if (error) showLast(socket)
      })
  }
  const create = () => createServer({ pauseOnConnect: true }, accept)
  const servers = await listenForVisitors(create, sitePort, inheritedSockets(process.env, process.pid))

  const endLast = async (): Promise<void> => {
    const ending = last
    last = undefined
    await (await ending)?.end()
  }
  return {
    handTo(next) {
      server = next
      void endLast()
    },
    async takeBack() {
      const before = server
      last ??= openLast()
      await last.catch(() => undefined)
      if (server === before) server = undefined
    },
    async close() {
      for (const one of servers) one.close()
      await endLast().catch(() => undefined)
    },
  }
}
