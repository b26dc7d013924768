/** Makes the search index of the live release, which then is part of it; made anew where search may find other than what is shown. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { LeftOut } from '../../search/index/left-out.ts'
import { rootMessage } from '../errors.ts'
import type { Entry, Releases } from '../releases/releases.ts'
import { coalesceRuns } from '../coalesce-runs.ts'
import type { PublishStatus } from '../status.ts'
import { makeIndex, type IndexTask, type MadeIndex } from './make-index.ts'
import { indexOf } from './release-index.ts'

/** Bytes that are laid down between two turns of requests. */
const BATCH_BYTES = 512 * 1024

export interface Indexing {
  /** Documents changed that search may find otherwise, even where no page shows it. */
  changed(): void
  /** What was live is not any more, by a withdrawal or a rollback: an index of it comes to nothing. */
  forget(): void
  /** Makes an index of what is live by then, unless search finds that already. */
  request(): Promise<void>
  /** Makes one that is ready part of the live release. Only while no publish runs. @returns true where visitors get another one */
  commit(): Promise<boolean>
  readonly idle: () => Promise<void>
  state(): PublishStatus['search']
  /** What is not in the index. */
  leftOut(): readonly LeftOut[]
}

export interface IndexingOptions extends Pick<
  IndexTask,
  'dataDir' | 'salt' | 'pagesPerShard' | 'signal' | 'priority'
> {
  readonly releases: Pick<Releases, 'live' | 'entries' | 'body' | 'stage' | 'complete'>
  readonly now: () => Date
  /** An index is ready to be committed. */
  readonly onReady: () => void
  readonly onEnd: (outcome: 'live' | 'failed', seconds: number, reason: string | null) => void
  /** {@link makeIndex} unless given. */
  readonly make?: typeof makeIndex
}

export async function createIndexing(options: IndexingOptions): Promise<Indexing> {
  const { releases, dataDir, signal, make = makeIndex } = options
  // Folders of the moment; one may be left where a process was killed.
  const place = join(dataDir, 'search')
  await rm(place, { recursive: true, force: true })
  let state: PublishStatus['search'] = { state: 'busy', release: null, finishedAt: null, reason: null }
  let isChanged = false
  /** Counts what {@link Indexing.forget} was told. */
  let forgotten = 0
  let ready: { made: MadeIndex; release: string; began: number; forgotten: number } | undefined

  function end(
    outcome: 'live' | 'failed',
    release: string | null,
    began: number,
    reason: string | null,
  ): void {
    state = { state: outcome, release, finishedAt: new Date().toISOString(), reason }
    options.onEnd(outcome, (performance.now() - began) / 1000, reason)
  }

  function fail(error: unknown, began: number): void {
    isChanged = true
    if (!signal.aborted) end('failed', state.release, began, rootMessage(error))
  }

  const isBehind = (): boolean => isChanged || state.release !== releases.live?.id

  const runs = coalesceRuns(async () => {
    const release = releases.live?.id
    if (signal.aborted || release === undefined || !isBehind() || ready) return
    const began = performance.now()
    const at = forgotten
    isChanged = false
    state = { ...state, state: 'busy', reason: null }
    await mkdir(place, { recursive: true })
    const folder = await mkdtemp(join(place, 'index-'))
    try {
      const { salt, pagesPerShard, priority } = options
      const task = { dataDir, folder, salt, pagesPerShard, signal, priority, now: options.now() }
      ready = { made: await make(task, indexOf(releases)), release, began, forgotten: at }
      options.onReady()
    } catch (error) {
      fail(error, began)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  async function stageAll(files: MadeIndex['entries']): Promise<Map<string, Entry>> {
    const staged = new Map<string, Entry>()
    let paths: string[] = []
    let bodies: Uint8Array[] = []
    let bytes = 0
    const flush = (): void => {
      for (const [index, entry] of releases.stage(bodies).entries()) staged.set(paths[index] ?? '', entry)
      ;[paths, bodies, bytes] = [[], [], 0]
    }
    for (const [path, content] of files) {
      paths.push(path)
      bodies.push(content)
      bytes += content.byteLength
      if (bytes < BATCH_BYTES) continue
      flush()
      await setImmediate()
    }
    flush()
    return staged
  }

  return {
    changed: () => void (isChanged = true),
    forget() {
      forgotten += 1
      isChanged = true
    },
    request: runs.request,
    async commit() {
      if (!ready) return false
      const { made, release, began, forgotten: at } = ready
      ready = undefined
      try {
        const entries = await stageAll(made.entries)
        if (at !== forgotten) {
          void runs.request()
          return false
        }
        const publishedAt = new Date().toISOString()
        const completed = releases.complete({ publishedAt, entries, keep: made.keep })
        end('live', release, began, null)
        return completed !== undefined
      } catch (error) {
        fail(error, began)
        return false
      }
    },
    idle: runs.idle,
    state: () => (state.state === 'live' && isBehind() ? { ...state, state: 'busy' } : state),
    leftOut: () => {
      const index = indexOf(releases)
      return index ? [...index.leftOut, ...index.shards.flatMap(({ leftOut }) => leftOut)] : []
    },
  }
}
