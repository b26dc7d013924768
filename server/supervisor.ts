/** `npm start`: this process keeps the public port and a server as its child, and starts that again where it ends without being told to. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { openPublicPort, type PublicPort } from './public-port.ts'

/** Milliseconds before a second restart in a row; each further one doubles it. The first comes at once. */
const MIN_RESTART_DELAY = 500
const MAX_RESTART_DELAY = 60_000
/** Milliseconds between two looks whether npm is still there. */
const POLL_INTERVAL = 200
/** Milliseconds after which a server that ran counts as sound. */
const STABLE_AFTER = 60_000

/** Node sets 128 MB aside for what lives shortly; a server needs no more than this. */
export const SERVER_FLAGS = ['--max-semi-space-size=16'] as const

/** Milliseconds that a server may take to end; what was acknowledged is on the disk before. */
const KILL_TIMEOUT = 10_000

/** Sent by the server once it answers. */
export const READY = 'ready'
/** Sent by a server that was told to end, once the data folder is free for the next one; it may have visitors yet. */
export const RELEASED = 'released'
/** How a server is told that its connections are handed over. */
export const SUPERVISED = '--supervised'

/** One run of the server, from its start until the next may be started. */
interface Run {
  readonly process: ChildProcess
  readonly ready: Promise<unknown>
  wasReady: boolean
  /** It was told to make room for the next. */
  isReplaced: boolean
  /** Resolves when it has ended or has released the data folder. */
  readonly over: Promise<unknown>
}

/**
 * Passes signals on; SIGUSR2 starts a new server in the place of the one that runs. A server that never became ready has refused to
 * start and has said why.
 * @returns the exit code
 */
export async function supervise(script: string): Promise<number> {
  process.umask(0o077)
  const stopping = new AbortController()
  const isStopping = (): boolean => stopping.signal.aborted
  const processes = new Set<ChildProcess>()
  const port = await openPublicPort().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  })
  if (!port) return 1
  let closing: Promise<void> | undefined
  const end = (signal: NodeJS.Signals): void => {
    stopping.abort()
    const closed = port.close()
    // At the keyboard nobody waits for visitors.
    if (signal !== 'SIGINT') closing ??= closed
    for (const one of processes) one.kill(signal)
    // One that hangs in a loop never hears of the signal.
    globalThis
      .setTimeout(() => {
        for (const one of processes) one.kill('SIGKILL')
      }, KILL_TIMEOUT)
      .unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)

  // npm passes a signal on to its shell, which ends without passing it on.
  const parent = process.ppid
  if (process.env['npm_lifecycle_event'] !== undefined)
    setInterval(() => {
      if (process.ppid !== parent && !isStopping()) end('SIGTERM')
    }, POLL_INTERVAL).unref()

  let run: Run | undefined
  process.on('SIGUSR2', () => {
    const current = run
    void current?.ready.then(() => replace(current, port))
  })

  let failures = 0
  while (!isStopping()) {
    const began = performance.now()
    run = start(script, port)
    const { process: server } = run
    processes.add(server)
    server.once('exit', () => processes.delete(server))
    void port.takeBack()
    await run.over
    if (isStopping()) break
    const { exitCode, signalCode } = server
    if (run.isReplaced) {
      failures = 0
      continue
    }
    if (!run.wasReady && exitCode !== null) {
      await port.close()
      return exitCode
    }
    failures = performance.now() - began > STABLE_AFTER ? 1 : failures + 1
    const wait = failures === 1 ? 0 : Math.min(MIN_RESTART_DELAY * 2 ** (failures - 2), MAX_RESTART_DELAY)
    const how = signalCode ?? `code ${String(exitCode)}`
    console.error(`The server ended (${how}, ${failures} in a row); it is started again in ${wait / 1000} s.`)
    if (wait > 0) await setTimeout(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
  }
  await Promise.all([closing, ...[...processes].map((one) => once(one, 'exit'))])
  return run?.process.exitCode ?? 1
}

function start(script: string, port: PublicPort): Run {
  const server = fork(script, ['serve', SUPERVISED], { execArgv: [...process.execArgv, ...SERVER_FLAGS] })
  const [ready, released] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  const run: Run = {
    process: server,
    ready: ready.promise,
    wasReady: false,
    isReplaced: false,
    over: Promise.race([once(server, 'exit'), released.promise]),
  }
  server.on('message', (message: unknown) => {
    if (message === RELEASED && run.isReplaced) released.resolve(undefined)
    if (message !== READY) return
    run.wasReady = true
    ready.resolve(undefined)
    port.handTo(server)
  })
  return run
}

async function replace(run: Run, port: PublicPort): Promise<void> {
  if (run.isReplaced) return
  run.isReplaced = true
  await port.takeBack()
  run.process.kill('SIGTERM')
}
