/** The thread of folder-writer.ts: blocks at each file, which for many small ones takes half the time. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { FileToWrite } from './folder-writer.ts'

const directory = String(workerData)
const made = new Set<string>()

parentPort?.on(
  'message',
  (handed: { readonly files: readonly FileToWrite[]; readonly size: number } | undefined) => {
    if (!handed) {
      parentPort?.close()
      return
    }
    for (const [file, content] of handed.files) {
      const path = join(directory, file)
      const parent = dirname(path)
      if (!made.has(parent)) {
        mkdirSync(parent, { recursive: true })
        made.add(parent)
      }
      writeFileSync(path, content)
    }
    parentPort?.postMessage(handed.size)
  },
)
