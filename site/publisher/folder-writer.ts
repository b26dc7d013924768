/** Writes many files below a folder, in a thread of its own: at ten thousand pages it took a second of nine. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { assertWithin } from './within.ts'

/** Letters or bytes handed over at once: a message has its price too. */
const BUFFER_BYTES = 256 * 1024
/** Letters or bytes that may wait to be written. */
const WAITING = 2 * 1024 * 1024

/** A file relative to the folder, with slashes, and what is in it. */
export type FileToWrite = readonly [file: string, content: string | Uint8Array]

interface FolderWriter {
  /** @returns something to wait for where the disk is slower than who writes */
  write(file: string, content: string | Uint8Array): Promise<void> | undefined
  /** @throws Error of the file system, if any file could not be written */
  close(): Promise<void>
  /** Ends the thread at once, whatever waits to be written. */
  stop(): Promise<unknown>
}

/** @param directory is made where it is not there */
export function folderWriter(directory: string): FolderWriter {
  const thread = new Worker(new URL('./folder-writer-thread.ts', import.meta.url), {
    workerData: directory,
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  const failed = once(thread, 'error').then(([error]: unknown[]) => {
    throw error
  })
  // Told to who waits; nobody may be waiting yet.
  failed.catch(() => undefined)
  let files: FileToWrite[] = []
  let held = 0
  let waiting = 0
  let relief: PromiseWithResolvers<void> | undefined
  thread.on('message', (written: number) => {
    waiting -= written
    if (waiting >= WAITING) return
    relief?.resolve()
    relief = undefined
  })

  function handOver(): void {
    if (files.length === 0) return
    thread.postMessage({ files, size: held })
    waiting += held
    files = []
    held = 0
  }

  return {
    write(file, content) {
      assertWithin(file)
      files.push([file, content])
      held += content.length
      if (held < BUFFER_BYTES) return undefined
      handOver()
      if (waiting < WAITING) return undefined
      relief ??= Promise.withResolvers()
      return Promise.race([failed, relief.promise])
    },
    async close() {
      handOver()
      thread.postMessage(undefined)
      await Promise.race([failed, once(thread, 'exit')])
    },
    stop: () => thread.terminate(),
  }
}
