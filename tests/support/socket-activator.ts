/**
 * Run as a process: does what a systemd socket unit does. It opens a port, and starts a program with it again and again until that ends
 * with an error; it never accepts a connection itself, because it waits for the program without going on.
 */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

const [port = '', ...command] = process.argv.slice(2)
const server = createServer().listen(Number(port), '127.0.0.1')
await once(server, 'listening')
const fd = descriptorOf(server)
for (;;) {
  const { status } = spawnSync('sh', ['-c', 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"', 'sh', ...command], {
    stdio: ['ignore', 'inherit', 'inherit', fd],
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** Node tells of it in no other way. */
function descriptorOf(of: Server): number {
  const handle: unknown = Reflect.get(of, '_handle')
  const found: unknown = typeof handle === 'object' && handle !== null ? Reflect.get(handle, 'fd') : undefined
  if (typeof found !== 'number')
    throw new TypeError('This version of Node does not tell the descriptor of a server.')
  return found
}
