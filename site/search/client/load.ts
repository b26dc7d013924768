/** Loads the search engine once, and anew where there is a newer index. */
import { createEngine, type Engine } from './engine.ts'
import { openIndex, preparePagefind, readEntry, readWords } from './open.ts'

/** Milliseconds until it is looked whether there is a newer index; old shards are kept five times as long (publisher/releases/history.ts). */
const FRESH = 60_000

interface Loaded {
  readonly engine: Engine
  /** What the index is told by. */
  readonly entry: string
}

let loaded: Promise<Loaded> | undefined
let lookedAt = 0

/** A failed attempt is forgotten, so that the next one tries anew. */
export async function loadEngine(): Promise<Engine> {
  if (!loaded || Date.now() - lookedAt > FRESH) {
    lookedAt = Date.now()
    const attempt = (loaded = load(loaded))
    attempt.catch(() => {
      if (loaded === attempt) loaded = undefined
    })
  }
  return (await loaded).engine
}

async function load(earlier: Promise<Loaded> | undefined): Promise<Loaded> {
  // What the entry file does not decide comes beside it.
  preparePagefind()
  const last = await earlier?.catch(() => undefined)
  const entry = await readEntry().catch((error: unknown) => {
    if (!last) throw error
    return last.entry
  })
  if (last?.entry === entry) return last
  return { engine: createEngine(await openIndex(entry), readWords), entry }
}
