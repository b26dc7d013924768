/** The search index of the live release: made after the switch, put in place when it is whole. */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { rootMessage } from '../errors.ts'
import type { PublishStatus } from '../status.ts'
import { singleFlight } from '../single-flight.ts'

export interface Indexing {
  /** Makes an index of what is live by then. */
  readonly request: () => Promise<void>
  /** Something of a person was withdrawn: the next index that is asked for leaves no file of any other. */
  forget(): void
  readonly idle: () => Promise<void>
  state(): PublishStatus['search']
}

export interface IndexingOptions {
  /** Indexes and shards are kept here, one folder each. */
  readonly directory: string
  /** Id of the live release; undefined where there is none. */
  readonly liveRelease: () => string | undefined
  /**
   * Makes an index of the live release in an empty folder, and what shards it lacks beside that.
   * @returns the names of its shards
   */
  readonly build: (outputDirectory: string) => Promise<readonly string[]>
  /** Together the folders hold `pagefind/`; what two of them have, the first one has. */
  readonly show: (folders: readonly string[]) => void
  readonly onEnd: (outcome: 'live' | 'failed', seconds: number, reason: string | null) => void
  /** Ends what runs. */
  readonly signal: AbortSignal
  /** Milliseconds that shards are kept after an index without them is there; {@link KEEP} unless given. */
  readonly keep?: number
}

/**
 * Visitors look for a newer index once a minute (site/search/client/load.ts), so after five of them no one is in the middle
 * of a question that needs an old shard.
 */
const KEEP = 300_000

const UNFINISHED = 'unfinished-'
/** In the folder of an index: the names of its shards. */
const LIST = 'shards.json'

export async function createIndexing(options: IndexingOptions): Promise<Indexing> {
  const { directory, keep = KEEP } = options
  let state: PublishStatus['search'] = { state: 'busy', release: null, finishedAt: null, reason: null }
  /** When each shard was first seen to be in the newest index no more. */
  const retired = new Map<string, number>()
  /** The index that is served. */
  let served: string | undefined
  const isStopped = (): boolean => options.signal.aborted
  /** True where an index is asked for. */
  let isWanted = false
  /** Counts withdrawals; those that the index which is served has seen. */
  let withdrawals = 0
  let heeded = 0
  let sweeping: NodeJS.Timeout | undefined
  await mkdir(directory, { recursive: true })
  for (const name of await readdir(directory)) if (name.startsWith(UNFINISHED)) await remove(name)
  const newest = (await readdir(directory)).filter(isIndex).sort().at(-1)
  if (newest !== undefined) await putInPlace(newest, keep)

  /** @param forMilliseconds that shards of an earlier index are kept */
  async function putInPlace(index: string, forMilliseconds: number): Promise<void> {
    served = index
    const shards = await readList(join(directory, index))
    const names = await readdir(directory)
    const old = names.filter(
      (name) => !isIndex(name) && !name.startsWith(UNFINISHED) && !shards.includes(name),
    )
    for (const name of shards) retired.delete(name)
    for (const name of old) if (!retired.has(name)) retired.set(name, performance.now())
    const gone = old.filter((name) => performance.now() - (retired.get(name) ?? Infinity) >= forMilliseconds)
    const kept = old.filter((name) => !gone.includes(name))
    options.show([index, ...shards, ...kept].map((name) => join(directory, name)))
    for (const name of gone) retired.delete(name)
    const earlier = names.filter((name) => isIndex(name) && name !== index)
    await Promise.all([...gone, ...earlier].map(remove))
    clearTimeout(sweeping)
    if (kept.length > 0) sweeping = setTimeout(() => void flight.request(), forMilliseconds).unref()
  }

  /** Rather no search than one that finds what was withdrawn. */
  async function removeAll(): Promise<void> {
    served = undefined
    options.show([])
    await Promise.all((await readdir(directory)).map(remove))
  }

  async function remove(name: string): Promise<void> {
    await rm(join(directory, name), { recursive: true, force: true })
  }

  const flight = singleFlight(async () => {
    if (options.signal.aborted) return
    if (!isWanted) {
      if (served !== undefined) await putInPlace(served, keep)
      return
    }
    isWanted = false
    const release = options.liveRelease()
    if (release === undefined) return
    const seen = withdrawals
    const began = performance.now()
    const seconds = (): number => (performance.now() - began) / 1000
    state = { ...state, state: 'busy', reason: null }
    const unfinished = join(directory, `${UNFINISHED}${randomUUID()}`)
    try {
      await mkdir(unfinished, { recursive: true })
      const shards = await options.build(unfinished)
      await writeFile(join(unfinished, LIST), JSON.stringify(shards))
      const finished = `${release}-${randomUUID().slice(0, 8)}`
      await rename(unfinished, join(directory, finished))
      await putInPlace(finished, seen > heeded ? 0 : keep)
      heeded = seen
      state = { state: 'live', release, finishedAt: new Date().toISOString(), reason: null }
      options.onEnd('live', seconds(), null)
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true })
      if (isStopped()) return
      if (seen > heeded) await removeAll()
      const reason = rootMessage(error)
      state = { ...state, state: 'failed', finishedAt: new Date().toISOString(), reason }
      options.onEnd('failed', seconds(), reason)
    }
  })

  function request(): Promise<void> {
    isWanted = true
    return flight.request()
  }

  return {
    request,
    forget: () => void (withdrawals += 1),
    idle: flight.idle,
    state: () => state,
  }
}

/** Indexes are named by their release, which is named by its time. */
function isIndex(name: string): boolean {
  return /^\d{8}T/.test(name)
}

/** None where the index was made before there were shards: it holds all itself. */
async function readList(index: string): Promise<string[]> {
  const text = await readFile(join(index, LIST), 'utf8').catch(() => '[]')
  return z.array(z.string()).parse(JSON.parse(text))
}
