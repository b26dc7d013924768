/**
 * The way from a server to a telephone. Over loopback an answer comes in so short a time that Chromium may set out a page before it has
 * been told of the telephone's width, and once more when it has; Lighthouse counts both. No network is that fast.
 */
import { Agent, createServer, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'

const DELAY_MS = 40

/** @param origin of a server of this machine @returns the address under which its answers come 40 ms later, unchanged */
export async function startNetwork(origin: string): Promise<{ readonly origin: string; stop(): void }> {
  const agent = new Agent({ keepAlive: true })
  const server = createServer((asked, answer) => {
    const { method, headers, url = '/' } = asked
    const onward = request(new URL(url, origin), { method: method ?? 'GET', headers, agent }, (given) => {
      void setTimeout(DELAY_MS).then(() => {
        answer.writeHead(given.statusCode ?? 502, given.headers)
        given.pipe(answer)
      })
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    origin: `http://localhost:${address.port}`,
    stop() {
      server.close()
      agent.destroy()
    },
  }
}
