/** `npm start`: this process keeps the server running as its child, and starts it again where it ends without being told to. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

/** Milliseconds before a second restart in a row; each further one doubles it. The first comes at once. */
const FIRST_WAIT = 500
const LONGEST_WAIT = 60_000
/** Milliseconds between two looks whether npm is still there. */
const LOOK_EVERY = 200
/** Milliseconds after which a server that ran counts as sound. */
const SOUND = 60_000

/** Node sets 128 MB aside for what lives shortly; a server needs no more than this. */
export const SERVER_FLAGS = ['--max-semi-space-size=16'] as const

/** Milliseconds that a server may take to end; what was acknowledged is on the disk before. */
const LONGEST_END = 10_000

/** Sent by the server once it answers. */
export const READY = 'ready'

/**
 * Passes signals on. A server that never became ready has refused to start and has said why.
 * @returns the exit code
 */
export async function supervise(script: string): Promise<number> {
  process.umask(0o077)
  const stopping = new AbortController()
  let server: ChildProcess | undefined
  const end = (signal: NodeJS.Signals): void => {
    stopping.abort()
    server?.kill(signal)
    // One that hangs in a loop never hears of the signal.
    globalThis.setTimeout(() => server?.kill('SIGKILL'), LONGEST_END).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)

  // npm passes a signal on to its shell, which ends without passing it on.
  const parent = process.ppid
  if (process.env['npm_lifecycle_event'] !== undefined)
    setInterval(() => {
      if (process.ppid !== parent && !stopping.signal.aborted) end('SIGTERM')
    }, LOOK_EVERY).unref()

  const state = { wasReady: false }
  const onMessage = (message: unknown): void => {
    if (message === READY) state.wasReady = true
  }
  let failures = 0
  const isStopping = (): boolean => stopping.signal.aborted
  while (!isStopping()) {
    const began = performance.now()
    server = fork(script, ['serve'], { execArgv: [...process.execArgv, ...SERVER_FLAGS] })
    server.on('message', onMessage)
    await once(server, 'exit')
    const { exitCode, signalCode } = server
    if (isStopping()) return exitCode ?? 1
    if (!state.wasReady && exitCode !== null) return exitCode
    failures = performance.now() - began > SOUND ? 1 : failures + 1
    const wait = failures === 1 ? 0 : Math.min(FIRST_WAIT * 2 ** (failures - 2), LONGEST_WAIT)
    const how = signalCode ?? `code ${String(exitCode)}`
    console.error(`The server ended (${how}, ${failures} in a row); it is started again in ${wait / 1000} s.`)
    if (wait > 0) await standInFor(wait, stopping.signal)
  }
  return 0
}

/** Visitors get the last release until the server is started again. */
async function standInFor(wait: number, signal: AbortSignal): Promise<void> {
  const end = await standIn().catch((error: unknown) => {
    console.error('The last release cannot be served meanwhile.', error)
    return undefined
  })
  await setTimeout(wait, undefined, { signal }).catch(() => undefined)
  await end?.()
}

async function standIn(): Promise<() => Promise<void>> {
  const { readConfiguration } = await import('./configuration.ts')
  const { serveLastRelease } = await import('./site/publisher/serve/last-release.ts')
  const { sitePort, dataDir } = readConfiguration(process.env)
  return serveLastRelease(sitePort, dataDir, (line) => console.error(line))
}
