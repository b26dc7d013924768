/** The whole product as `npm start` runs it, on free ports with a data folder of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient, type SanityClient } from '@sanity/client'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Product {
  readonly site: string
  readonly studio: string
  readonly studioPort: number
  readonly sitePort: number
  readonly dataDir: string
  /** Of what `npm start` runs, which keeps the server running. */
  readonly pid: number
  /** Of the server itself. */
  serverPid(): number
  /** Of the newest one, where an older one finishes its answers. */
  servingPid(): number
  client(): Promise<SanityClient>
  /** Everything printed so far. */
  output(): string
  /** Reads no more of what is printed, as a terminal does that was closed. */
  closeOutput(): void
  /** Resolves once a text has been printed. */
  printed(text: string): Promise<void>
  /** Ctrl-C; resolves with the exit code once the process has ended. */
  stop(options?: { keepData: boolean }): Promise<number | null>
  /** As a power cut does; the data stays. */
  kill(): Promise<void>
}

export async function startProduct(
  given: {
    dataDir?: string
    sitePort?: number
    studioPort?: number
    command?: 'start' | 'dev'
    listen?: string
    environment?: Readonly<Record<string, string>>
  } = {},
): Promise<Product> {
  const dataDir = given.dataDir ?? (await mkdtemp(join(tmpdir(), 'product-')))
  const sitePort = given.sitePort ?? (await freePort())
  const studioPort = given.studioPort ?? (await freePort())
  const child = spawn(process.execPath, ['start.ts', given.command ?? 'start'], {
    cwd: root,
    env: {
      ...process.env,
      // Astro's development server leaves its pages to Vitest where this is set.
      VITEST: '',
      SITE_PORT: String(sitePort),
      STUDIO_PORT: String(studioPort),
      DATA_DIR: dataDir,
      SITE_URL: '',
      STUDIO_HOST: given.listen ?? '',
      STUDIO_URL: given.listen === undefined ? '' : `http://${given.listen}:${studioPort}`,
      ...given.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      for (const look of waiting) look()
    })
  }
  const ended = once(child, 'exit')

  function printed(wanted: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!text.includes(wanted)) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`The product ended before it printed "${wanted}":\n${text}`)))
    })
  }

  const product: Product = {
    site: `http://localhost:${sitePort}`,
    studio: `http://${given.listen ?? 'localhost'}:${studioPort}`,
    studioPort,
    sitePort,
    dataDir,
    pid: child.pid ?? 0,
    serverPid: () => Number(childrenOf(child.pid)[0]),
    servingPid: () => Number(childrenOf(child.pid).at(-1)),
    async client() {
      const token = (await readFile(join(dataDir, 'token'), 'utf8')).trim()
      return createClient({
        projectId: 'local',
        dataset: 'production',
        apiVersion: '2025-02-19',
        apiHost: `http://localhost:${studioPort}`,
        useProjectHostname: false,
        useCdn: false,
        token,
      })
    },
    output: () => text,
    closeOutput() {
      child.stdout.destroy()
      child.stderr.destroy()
    },
    printed,
    async stop(options = { keepData: false }) {
      if (child.exitCode === null) child.kill('SIGINT')
      await ended
      if (!options.keepData) await rm(dataDir, { recursive: true, force: true })
      return child.exitCode
    },
    async kill() {
      const [server] = childrenOf(child.pid)
      // The supervisor first, or it would start another one.
      child.kill('SIGKILL')
      if (server !== undefined) process.kill(server, 'SIGKILL')
      await ended
    },
  }
  await printed('ready  site')
  return product
}

/** Pids, the longest running first; none where the system does not tell. */
function childrenOf(pid: number | undefined): number[] {
  try {
    const text = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')
    return text.trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
}
