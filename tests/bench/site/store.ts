/** A lake with Voorbeeldstad in a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export interface Store {
  readonly port: number
  readonly token: string
  stop(): Promise<void>
}

/** @param size documents in all */
export async function startStore(dataDir: string, size: number): Promise<Store> {
  const script = fileURLToPath(new URL('./store-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, dataDir, String(size)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line: unknown[] = await once(child.stdout, 'data')
  const { port, token } = z.object({ port: z.number(), token: z.string() }).parse(JSON.parse(String(line[0])))
  return {
    port,
    token,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
