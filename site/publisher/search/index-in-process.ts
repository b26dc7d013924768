/** Makes the search index in a process of its own. */
import { fileURLToPath } from 'node:url'
import { runProcess } from '../run-process.ts'

/** Megabytes of JavaScript; ten thousand documents need half of it. */
const MEMORY = 512

export interface IndexTask {
  readonly dataDir: string
  readonly output: string
  /** YYYY-MM-DD */
  readonly today: string
  readonly signal: AbortSignal
}

/** @throws Error with what the process said where it fails */
export async function indexInProcess({ dataDir, output, today, signal }: IndexTask): Promise<void> {
  const script = fileURLToPath(new URL('./index-process.ts', import.meta.url))
  await runProcess({ script, given: [dataDir, output, today], memory: MEMORY, signal })
}
