/** Releases as transactions: what one changes is written, made durable and switched to in a single commit. */
import { hash, randomUUID } from 'node:crypto'
import { PublishError } from '../errors.ts'
import { releaseCards, type NamedCard, type ReleaseCards } from './cards.ts'
import { emptyLog, openReleaseDatabase, type ReleaseDatabaseOptions } from './database.ts'
import { releaseDocuments } from './documents.ts'
import { dropUnused, forgetEarlier, pruneReleases } from './prune.ts'
import { KEPT, releaseStatements } from './statements.ts'
import { asContent, asEntry, asRelease, asStaged, type Entry, type Release, type Staged } from './rows.ts'

export type { Entry, Release, Staged } from './rows.ts'

/** Two hundred times a site of ten thousand pages. */
const MOST_BYTES = 32 * 1024 ** 3

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
  body(entry: Staged): Uint8Array | undefined
  /** What a path last had in any release that is kept. */
  last(path: string): Staged | undefined
  /** What a path had until a release of this moment or later (ISO 8601) took it away. */
  former(path: string, moment: string): Staged | undefined
  /** What releases that are kept had under names with a hash, and the live one has not; by path. */
  leftovers(): Map<string, Staged>
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
  kept(): Release[]
  /** Since when the live release is held back by a rollback; undefined where it is not. */
  heldSince(): string | undefined
  /** Makes an older release live again and holds it. @throws PublishError where it is not kept */
  goBack(number: number, now: string): Release
  /** Ends the hold of a rollback. */
  letGo(): void
  /** Drops a little of what no kept release needs. @returns true where there is more */
  prune(): boolean
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
  const sql = (text: string) => database.prepare(text)
  const {
    liveRelease,
    keptReleases,
    liveEntries,
    bodyByHash,
    insertBody,
    contentOf,
    lastBody,
    formerBody,
    hashedEntries,
    endEntry,
    insertEntry,
    insertRelease,
    entriesOf,
    dataVersion,
  } = releaseStatements(database)
  const documents = releaseDocuments(database)
  const cards = releaseCards(database)

  let entries = new Map<string, Entry>()
  let live: Release | undefined
  let version: unknown

  function load(): void {
    live = liveRelease.all().map(asRelease)[0]
    entries = new Map(liveEntries.all().map(asEntry))
    version = dataVersion.get()?.['data_version']
  }
  load()

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
    if (liveRelease.all().map(asRelease)[0]?.id === live?.id) return
    throw new PublishError('switch', 'Een ander programma heeft intussen een andere versie live gezet.')
  }

  function stageOne(content: Uint8Array): Staged {
    const name = hash('sha256', content, 'base64url').slice(0, 22)
    const known = bodyByHash.all(name).map(asStaged)[0]
    if (known) return known
    const { lastInsertRowid } = insertBody.run(name, content)
    return { key: Number(lastInsertRowid), hash: name, size: content.byteLength }
  }

  /** What of these the live release does not have already; bodies are laid down. */
  function differingFrom(given: ReadonlyMap<string, Uint8Array | Entry | null>): Map<string, Entry | null> {
    const differing = new Map<string, Entry | null>()
    for (const [path, value] of given) {
      const entry = value instanceof Uint8Array ? stageOne(value) : value
      if (!sameEntry(entries.get(path) ?? null, entry)) differing.set(path, entry)
    }
    return differing
  }

  function writeEntry(number: number, path: string, entry: Entry | null): void {
    endEntry.run(number, path)
    if (!entry) return
    insertEntry.run(path, number, ...('key' in entry ? [entry.key, null] : [null, entry.location]))
  }

  /** Writes a new release that differs from the live one by these entries; the map changes once that is durable. */
  function switchTo(
    changes: ReadonlyMap<string, Entry | null>,
    publishedAt: string,
    backTo: number | null,
  ): Release {
    const number = (live?.number ?? 0) + 1
    const next: Release = {
      number,
      id: `${publishedAt.replace(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`,
      publishedAt,
      pages: pagesAfter(changes),
      backTo,
    }
    for (const [path, entry] of changes) writeEntry(number, path, entry)
    insertRelease.run(number, next.id, publishedAt, next.pages, backTo)
    return next
  }

  function pagesAfter(changes: ReadonlyMap<string, Entry | null>): number {
    let pages = live?.pages ?? 0
    for (const [path, entry] of changes) {
      const before = entries.get(path)
      pages +=
        Number(entry !== null && isPage(path, entry)) - Number(before !== undefined && isPage(path, before))
    }
    return pages
  }

  function apply(changes: ReadonlyMap<string, Entry | null>, release: Release): void {
    for (const [path, entry] of changes) {
      if (entry) entries.set(path, entry)
      else entries.delete(path)
    }
    live = release
  }

  return {
    get live() {
      return live
    },
    get entries() {
      return entries
    },
    cards,
    body(entry) {
      const row = contentOf.get(entry.key)
      return row && asContent(row)
    },
    last: (path) => lastBody.all(path).map(asStaged)[0],
    former: (path, moment) => formerBody.all(path, moment).map(asStaged)[0],
    leftovers() {
      const former = new Map(hashedEntries.all().map(asEntry))
      return new Map(
        [...former].flatMap(([path, entry]) => ('key' in entry && !entries.has(path) ? [[path, entry]] : [])),
      )
    },
    documents: documents.live,
    versions: documents.versions,
    stage: (bodies) => transaction(() => bodies.map(stageOne)),
    commit(change) {
      const { changes, release } = transaction(() => {
        assertSame()
        const differing = differingFrom(change.entries)
        const { keep } = change
        if (keep) {
          for (const path of entries.keys())
            if (!change.entries.has(path) && !keep(path)) differing.set(path, null)
        }
        const next = differing.size === 0 ? undefined : switchTo(differing, change.publishedAt, null)
        const number = next?.number ?? live?.number ?? 0
        for (const [id, document] of change.documents) documents.write(number, id, document)
        for (const [path, { name, card }] of change.cards ?? []) {
          const entry = differing.get(path)
          if (entry && 'key' in entry) cards.write(entry.key, name, card)
        }
        if (change.withdraws === true) {
          forgetEarlier(database, number)
          cards.dropUnused()
        }
        return { changes: differing, release: next }
      })
      if (release) apply(changes, release)
      if (change.withdraws === true) emptyLog(database)
      return release
    },
    kept: () => keptReleases.all().map(asRelease),
    heldSince() {
      const since = sql('SELECT since FROM hold').get()?.['since']
      return typeof since === 'string' ? since : undefined
    },
    goBack(number, now) {
      const target = keptReleases
        .all()
        .map(asRelease)
        .find((release) => release.number === number)
      if (!target) throw new PublishError('switch', `Versie ${number} is er niet meer.`)
      const { changes, release } = transaction(() => {
        assertSame()
        const wanted = new Map(entriesOf.all(number).map(asEntry))
        const differing = differingFrom(wanted)
        for (const path of entries.keys()) if (!wanted.has(path)) differing.set(path, null)
        sql('INSERT OR REPLACE INTO hold (one, since) VALUES (1, ?)').run(now)
        const next = switchTo(differing, now, number)
        documents.goBack(next.number, number)
        return { changes: differing, release: next }
      })
      apply(changes, release)
      return release
    },
    letGo: () => void sql('DELETE FROM hold').run(),
    prune: () =>
      transaction(() => {
        const isMore = pruneReleases(database, (live?.number ?? 0) - KEPT)
        if (!isMore) cards.dropUnused()
        return isMore
      }),
    clear() {
      dropUnused(database)
      cards.retry()
    },
    refresh() {
      if (dataVersion.get()?.['data_version'] === version) return false
      const before = live?.number
      load()
      return live?.number !== before
    },
    close: () => database.close(),
  }
}

/** Addresses of pages and feeds count; style sheets, pictures and redirects do not. */
function isPage(path: string, entry: Entry): boolean {
  return 'key' in entry && !/^\/(?:_astro|media|bestanden)\//.test(path)
}

function sameEntry(a: Entry | null, b: Entry | null): boolean {
  if (a === null || b === null) return a === b
  if ('key' in a) return 'key' in b && a.key === b.key
  return 'location' in b && a.location === b.location
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
