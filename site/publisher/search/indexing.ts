/** The search index of the live release: made after the switch, put in place when it is whole. */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { rootMessage } from '../errors.ts'
import type { PublishStatus } from '../status.ts'
import { singleFlight } from '../single-flight.ts'

export interface Indexing {
  /** Makes an index of what is live by then. */
  readonly request: () => Promise<void>
  readonly idle: () => Promise<void>
  state(): PublishStatus['search']
}

export interface IndexingOptions {
  /** Indexes are kept here, one folder each. */
  readonly directory: string
  /** Id of the live release; undefined where there is none. */
  readonly liveRelease: () => string | undefined
  /** Makes an index of the live release in a folder that is not there yet. */
  readonly build: (outputDirectory: string) => Promise<unknown>
  /** The folder holds `pagefind/`. */
  readonly show: (directory: string) => void
  readonly onEnd: (outcome: 'live' | 'failed', seconds: number, reason: string | null) => void
  /** Ends what runs. */
  readonly signal: AbortSignal
}

export async function createIndexing(options: IndexingOptions): Promise<Indexing> {
  const { directory } = options
  let state: PublishStatus['search'] = { state: 'busy', release: null, finishedAt: null, reason: null }
  await mkdir(directory, { recursive: true })
  const [newest, ...older] = (await readdir(directory))
    .filter((name) => /^\d{8}T/.test(name))
    .sort()
    .reverse()
  if (newest !== undefined) options.show(join(directory, newest))
  await removeAll(directory, (name) => name.startsWith('unfinished-') || older.includes(name))

  const flight = singleFlight(async () => {
    const release = options.liveRelease()
    if (release === undefined) return
    const began = performance.now()
    const seconds = (): number => (performance.now() - began) / 1000
    state = { ...state, state: 'busy', reason: null }
    const unfinished = join(directory, `unfinished-${randomUUID()}`)
    try {
      await mkdir(unfinished, { recursive: true })
      await options.build(join(unfinished, 'pagefind'))
      const finished = `${release}-${randomUUID().slice(0, 8)}`
      await rename(unfinished, join(directory, finished))
      options.show(join(directory, finished))
      await removeAll(directory, (name) => name !== finished)
      state = { state: 'live', release, finishedAt: new Date().toISOString(), reason: null }
      options.onEnd('live', seconds(), null)
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true })
      if (options.signal.aborted) return
      const reason = rootMessage(error)
      state = { ...state, state: 'failed', finishedAt: new Date().toISOString(), reason }
      options.onEnd('failed', seconds(), reason)
    }
  })

  return { request: flight.request, idle: flight.idle, state: () => state }
}

async function removeAll(directory: string, wanted: (name: string) => boolean): Promise<void> {
  const names = (await readdir(directory)).filter(wanted)
  await Promise.all(names.map((name) => rm(join(directory, name), { recursive: true, force: true })))
}
