/** What visitors get while no server runs. */
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openReleases, type Releases } from '../../../site/publisher/releases/releases.ts'
import { serveLastRelease, type LastRelease } from '../../../site/publisher/serve/last-release.ts'

let dataDir: string
let publisher: Releases
let last: LastRelease
let port: Server
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'last-release-'))
  publisher = openReleases(join(dataDir, 'releases'), () => undefined)
  publish('first')
  last = await serveLastRelease(dataDir)
  port = createServer({ pauseOnConnect: true }, (socket) => last.accept(socket))
  await new Promise((resolve) => port.listen(0, '127.0.0.1', () => resolve(undefined)))
})
afterEach(async () => {
  agent.destroy()
  port.close()
  publisher.close()
  await rm(dataDir, { recursive: true, force: true })
})

function publish(page: string): void {
  const entries = new Map([['/', Buffer.from(page)]])
  publisher.commit({ publishedAt: new Date().toISOString(), entries, documents: new Map() })
}

function visit(): Promise<string> {
  const address = port.address()
  if (address === null || typeof address === 'string') throw new TypeError('no port')
  return new Promise((resolve, reject) => {
    get({ agent, host: '127.0.0.1', port: address.port, path: '/' }, (response) =>
      resolve(text(response)),
    ).on('error', reject)
  })
}

it('is the newest release, on a connection that was kept alive too', async () => {
  expect(await visit()).toBe('first')
  publish('second')
  expect(await visit()).toBe('second')
  publish('third')
  const ending = last.end()
  expect(await visit()).toBe('third')
  await ending
})
