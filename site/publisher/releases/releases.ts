/** Releases as transactions: what one changes is written, made durable and switched to in a single commit. */
import { randomUUID } from 'node:crypto'
import { PublishError } from '../errors.ts'
import { releaseBodies, type ReleaseBodies } from './bodies.ts'
import { releaseCards, type NamedCard, type ReleaseCards } from './cards.ts'
import { emptyLog, openReleaseDatabase, type ReleaseDatabaseOptions } from './database.ts'
import { releaseDocuments } from './documents.ts'
import { isSameEntry, pagesGained, releaseEntries } from './entries.ts'
import { GRACE, releaseHistory } from './history.ts'
import { releaseHold } from './hold.ts'
import { forgetEnded, pruneEntries, usedBytes } from './prune.ts'
import type { Entry, Release, Staged } from './rows.ts'

export type { Entry, Release, Staged } from './rows.ts'

/** Two hundred times a site of ten thousand pages. */
const MOST_BYTES = 32 * 1024 ** 3
/** Bytes in use above which no release is kept for its age. */
const KEPT_BYTES = 2 * 1024 ** 3

export interface ReleaseChange {
  readonly publishedAt: string
  /** By path as in the address bar; null takes the path away. */
  readonly entries: ReadonlyMap<string, Uint8Array | Entry | null>
  /** Given where the entries are the whole site: of the other paths, which stay as they are. */
  readonly keep?: (path: string) => boolean
  /** What the share pictures say that these pages name, by path. */
  readonly cards?: ReadonlyMap<string, NamedCard>
  /** Good versions of documents by id, undefined where there is none any more. */
  readonly documents: ReadonlyMap<string, unknown>
  /** Takes away something of a person: no earlier release is kept, so that none brings it back. */
  readonly withdraws?: boolean
}

export interface Releases {
  readonly live: Release | undefined
  /** The live release by path; changes with a commit, between two requests and never within one. */
  readonly entries: ReadonlyMap<string, Entry>
  readonly cards: Pick<ReleaseCards, 'undrawn' | 'drawn' | 'find' | 'keep'>
  readonly body: ReleaseBodies['content']
  readonly last: ReleaseBodies['last']
  readonly former: ReleaseBodies['former']
  /** What may still be asked for and is not in the live release; by path. */
  leftovers(): Map<string, Entry>
  /** The documents that the live release shows. */
  documents(): unknown[]
  /** Every version of documents of these types that any kept release shows. */
  versions(types: readonly string[]): unknown[]
  /** Lays bodies down ahead of the commit that uses them, so that a large release need not fit in memory. */
  stage(bodies: readonly Uint8Array[]): Staged[]
  /**
   * Makes the change the live release.
   * @returns undefined where it changes nothing that visitors get
   * @throws PublishError step `switch` where another process has switched, until {@link refresh}
   */
  commit(change: ReleaseChange): Release | undefined
  /** Switches to what search reads of the live release, which stays the same one. @returns as {@link commit} @throws as {@link commit} */
  complete(change: Required<Pick<ReleaseChange, 'publishedAt' | 'entries' | 'keep'>>): Release | undefined
  /** The newest first. */
  kept(): Release[]
  /** Since when the live release is held back by a rollback; undefined where it is not. */
  heldSince(): string | undefined
  /** Makes an older release live again and holds it. @throws PublishError where it is not kept */
  goBack(number: number, now: string): Release
  /** Ends the hold of a rollback. */
  letGo(): void
  /** Drops a little of what no kept release needs. @param now milliseconds of Unix time @returns true where there is more */
  prune(now?: number): boolean
  /** Drops bodies that no release uses, left by a publish that was cut short. Only while no publish runs. */
  clear(): void
  /** Looks whether another process has switched. @returns true where it has */
  refresh(): boolean
  close(): void
}

/**
 * @param directory the folder of the database
 * @throws PublishError as {@link openReleaseDatabase}
 */
export function openReleases(
  directory: string,
  log: (line: string) => void,
  { maxBytes = MOST_BYTES, beginsAnew = false }: Partial<ReleaseDatabaseOptions> = {},
): Releases {
  const database = openReleaseDatabase(directory, log, { maxBytes, beginsAnew })
  const history = releaseHistory(database)
  const table = releaseEntries(database)
  const bodies = releaseBodies(database)
  const documents = releaseDocuments(database)
  const cards = releaseCards(database)
  const hold = releaseHold(database)
  const dataVersion = database.prepare('PRAGMA data_version')

  let live = history.live()
  let entries = table.live()
  let version: unknown = dataVersion.get()?.['data_version']

  function transaction<Result>(work: () => Result): Result {
    database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      database.exec('COMMIT')
      return result
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw asPublishError(error)
    }
  }

  /** Looks inside of a transaction, where no other process can switch. */
  function assertSame(): void {
    if (history.live()?.latest === live?.latest) return
    throw new PublishError('switch', 'Een ander programma heeft intussen een andere versie live gezet.')
  }

  type Given = Pick<ReleaseChange, 'entries' | 'keep'>

  /** What of these the live release does not have already; bodies are laid down. */
  function differingFrom({ entries: given, keep }: Given): Map<string, Entry | null> {
    const differing = new Map<string, Entry | null>()
    for (const [path, value] of given) {
      const entry = value instanceof Uint8Array ? bodies.lay(value) : value
      if (!isSameEntry(entries.get(path) ?? null, entry)) differing.set(path, entry)
    }
    if (keep)
      for (const path of entries.keys()) if (!given.has(path) && !keep(path)) differing.set(path, null)
    return differing
  }

  /** Writes in a transaction what `write` makes of the difference; the map changes once that is durable. */
  function change(given: Given, write: (differing: Map<string, Entry | null>) => Release | undefined) {
    const { differing, release } = transaction(() => {
      assertSame()
      const differing = differingFrom(given)
      return { differing, release: write(differing) }
    })
    if (!release) return undefined
    for (const [path, entry] of differing) {
      if (entry) entries.set(path, entry)
      else entries.delete(path)
    }
    live = release
    return release
  }

  function writeAll(number: number, differing: ReadonlyMap<string, Entry | null>): void {
    for (const [path, entry] of differing) table.write(number, path, entry)
  }

  function addRelease(
    differing: ReadonlyMap<string, Entry | null>,
    publishedAt: string,
    backTo: number | null,
  ): Release {
    const number = (live?.latest ?? 0) + 1
    const id = `${publishedAt.replace(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`
    const pages = (live?.pages ?? 0) + pagesGained(entries, differing)
    const release = { number, latest: number, id, publishedAt, pages, backTo }
    writeAll(number, differing)
    history.add(release)
    return release
  }

  return {
    get live() {
      return live
    },
    get entries() {
      return entries
    },
    cards,
    body: bodies.content,
    last: bodies.last,
    former: bodies.former,
    leftovers() {
      const found = bodies.leftovers(new Date(Date.now() - GRACE).toISOString())
      return new Map([...found].filter(([path]) => !entries.has(path)))
    },
    documents: documents.live,
    versions: documents.versions,
    stage: (given) => transaction(() => given.map(bodies.lay)),
    commit(given) {
      const made = change(given, (differing) => {
        const release = differing.size === 0 ? undefined : addRelease(differing, given.publishedAt, null)
        const now = release ?? live
        for (const [id, document] of given.documents) documents.write(now?.latest ?? 0, id, document)
        for (const [path, { name, card }] of given.cards ?? []) {
          const entry = differing.get(path)
          if (entry && 'key' in entry) cards.write(entry.key, name, card)
        }
        if (given.withdraws === true) {
          if (now) history.dropBefore(now)
          forgetEnded(database)
          bodies.dropUnused()
          cards.dropUnused()
        }
        return release
      })
      if (given.withdraws === true) emptyLog(database)
      return made
    },
    complete(given) {
      return change(given, (differing) => {
        if (!live || differing.size === 0) return undefined
        const latest = live.latest + 1
        writeAll(latest, differing)
        history.complete(live, latest, given.publishedAt)
        return { ...live, latest }
      })
    },
    kept: history.kept,
    heldSince: hold.since,
    goBack(number, now) {
      const target = history.kept().find((release) => release.number === number)
      if (!target) throw new PublishError('switch', `Versie ${number} is er niet meer.`)
      const made = change({ entries: table.of(target.latest), keep: () => false }, (differing) => {
        hold.begin(now)
        const release = addRelease(differing, now, number)
        documents.goBack(release.number, target.latest)
        return release
      })
      if (!made) throw new PublishError('switch', `Versie ${number} kan niet live gezet worden.`)
      return made
    },
    letGo: hold.end,
    prune: (now = Date.now()) =>
      transaction(() => {
        history.thin(now, usedBytes(database) > KEPT_BYTES)
        const isMore = pruneEntries(database, new Date(now - GRACE).toISOString())
        if (!isMore) cards.dropUnused()
        return isMore
      }),
    clear() {
      bodies.dropUnused()
      cards.retry()
    },
    refresh() {
      const found = dataVersion.get()?.['data_version']
      if (found === version) return false
      version = found
      const now = history.live()
      if (now?.latest === live?.latest) return false
      live = now
      entries = table.live()
      return true
    },
    close: () => database.close(),
  }
}

function asPublishError(cause: unknown): unknown {
  if (cause instanceof PublishError) return cause
  const code = cause instanceof Error && 'errcode' in cause ? cause.errcode : undefined
  const full = code === 13
  const message = full
    ? 'De schijf is vol. De site blijft zoals zij is; maak ruimte vrij en publiceer opnieuw.'
    : 'De nieuwe versie kan niet weggeschreven worden.'
  return new PublishError('write', message, { cause })
}
