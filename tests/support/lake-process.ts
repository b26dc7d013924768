/** Starts and kills a lake that runs in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createClient, type SanityClient } from '@sanity/client'
import { COMPILED } from './cache-dir.ts'

const script = fileURLToPath(new URL('./run-lake.ts', import.meta.url))

export interface LakeProcess {
  readonly origin: string
  readonly port: number
  readonly token: string
  readonly client: () => SanityClient
  /** Bytes that the process holds in memory. */
  memory(): number
  /** Ends it as a power cut would: nothing can be tidied up. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export async function startLakeProcess(dataDir: string, port = 0): Promise<LakeProcess> {
  const child = spawn(process.execPath, [script, dataDir, String(port)], {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = await firstLine(child)
  const origin = `http://localhost:${ready.port}`
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return {
    origin,
    ...ready,
    client: () =>
      createClient({
        projectId: 'local',
        dataset: 'production',
        apiVersion: '2025-02-19',
        apiHost: origin,
        useProjectHostname: false,
        useCdn: false,
        token: ready.token,
        maxRetries: 0,
      }),
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1]) * 1024,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

async function firstLine(child: ChildProcess): Promise<{ port: number; token: string }> {
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk)
    if (!text.includes('\n')) continue
    const value: unknown = JSON.parse(text.slice(0, text.indexOf('\n')))
    if (typeof value !== 'object' || value === null) break
    return { port: Number(Reflect.get(value, 'port')), token: String(Reflect.get(value, 'token')) }
  }
  throw new Error(`The lake's process ended before it answered: ${text}`)
}
