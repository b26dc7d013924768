/** Sockets of the public port: on loopback, on each address family that the machine has, or as the service manager hands them over. */
import type { Server } from 'node:net'
import { PublishError } from '../errors.ts'

/** sd_listen_fds(3): the first file descriptor that systemd hands over. */
const FIRST_FD = 3

/** @returns the file descriptors of the sockets that systemd opened for this process, which are then this process's alone */
export function inheritedSockets(variables: NodeJS.ProcessEnv, pid: number): number[] {
  const { LISTEN_PID, LISTEN_FDS } = variables
  const count = LISTEN_PID === String(pid) ? Number(LISTEN_FDS) : 0
  for (const name of ['LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES']) Reflect.deleteProperty(variables, name)
  return Array.from({ length: Number.isInteger(count) ? count : 0 }, (_, index) => FIRST_FD + index)
}

/**
 * @param create makes a server for each socket @param port 0 takes a free one @param sockets file descriptors to listen on instead
 * @throws PublishError step `serve` where the port is taken or this machine has no loopback address
 */
export async function listenForVisitors<One extends Server>(
  create: () => One,
  port: number,
  sockets: readonly number[] = [],
): Promise<readonly [One, ...One[]]> {
  const servers: One[] = []
  try {
    for (const fd of sockets) servers.push(await listen(create(), { fd }))
    let taken = port
    for (const host of sockets.length > 0 ? [] : ['127.0.0.1', '::1']) {
      const server = await listen(create(), { port: taken, host }).catch((error: unknown) => {
        if (hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'EAFNOSUPPORT')) return undefined
        throw error
      })
      if (!server) continue
      servers.push(server)
      taken = portOf(server)
    }
  } catch (error) {
    for (const server of servers) server.close()
    throw error
  }
  const [first, ...others] = servers
  if (!first) throw new PublishError('serve', 'This machine has neither 127.0.0.1 nor ::1 to listen on.')
  return [first, ...others]
}

function listen<One extends Server>(
  server: One,
  place: { readonly port: number; readonly host: string } | { readonly fd: number },
): Promise<One> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      if (hasCode(cause, 'EADDRINUSE') && 'port' in place) {
        const message = `Port ${place.port} is taken by another program; end that one, or set SITE_PORT to a free port.`
        reject(new PublishError('serve', message, { cause }))
      } else reject(cause)
    })
    server.listen(place, () => resolve(server))
  })
}

export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new PublishError('serve', 'The server has no port.')
  return address.port
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
