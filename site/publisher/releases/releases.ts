/** Releases as transactions: what one changes is written, made durable and switched to in a single commit. */
import { PublishError } from '../errors.ts'
import { releaseBodies, type ReleaseBodies } from './bodies.ts'
import { releaseCards, type NamedCard, type ReleaseCards } from './cards.ts'
import { emptyLog, openReleaseDatabase, type ReleaseDatabaseOptions } from './database.ts'
import { releaseDocuments } from './documents.ts'
import { releaseEntries } from './entries.ts'
import { GRACE, releaseHistory } from './history.ts'
import { releaseHold } from './hold.ts'
import { liveRelease, type Difference, type GivenEntries } from './live.ts'
import { forgetEnded, pruneEntries, usedBytes } from './prune.ts'
import type { Entry, Release, Staged } from './rows.ts'
import { releaseTransaction } from './transaction.ts'

export type { Entry, Release, Staged } from './rows.ts'

/** Two hundred times a site of ten thousand pages. */
const MAX_BYTES = 32 * 1024 ** 3
/** Bytes in use above which no release is kept for its age. */
const MAX_KEPT_BYTES = 2 * 1024 ** 3

export interface ReleaseChange extends GivenEntries {
  readonly publishedAt: string
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
  rollBackTo(number: number, now: string): Release
  /** Ends the hold of a rollback. */
  endHold(): void
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
  { maxBytes = MAX_BYTES, beginsAnew = false }: Partial<ReleaseDatabaseOptions> = {},
): Releases {
  const database = openReleaseDatabase(directory, log, { maxBytes, beginsAnew })
  const history = releaseHistory(database)
  const table = releaseEntries(database)
  const bodies = releaseBodies(database)
  const documents = releaseDocuments(database)
  const cards = releaseCards(database)
  const hold = releaseHold(database)
  const live = liveRelease(database, { history, table, bodies })

  /** What else a publish writes in the transaction of its entries. */
  function writeContent(given: ReleaseChange, difference: Difference, release: Release | undefined): void {
    for (const [id, document] of given.documents) documents.write(release?.latest ?? 0, id, document)
    for (const [path, { name, card }] of given.cards ?? []) {
      const entry = difference.get(path)
      if (entry && 'key' in entry) cards.write(entry.key, name, card)
    }
  }

  function forgetEarlier(release: Release | undefined): void {
    if (release) history.dropBefore(release)
    forgetEnded(database)
    bodies.dropUnused()
    cards.dropUnused()
  }

  return {
    get live() {
      return live.release
    },
    get entries() {
      return live.entries
    },
    cards,
    body: bodies.content,
    last: bodies.last,
    former: bodies.former,
    leftovers() {
      const found = bodies.leftovers(new Date(Date.now() - GRACE).toISOString())
      return new Map([...found].filter(([path]) => !live.entries.has(path)))
    },
    documents: documents.live,
    versions: documents.versions,
    stage: (given) => releaseTransaction(database, () => given.map(bodies.lay)),
    commit(given) {
      const made = live.change(given, (difference) => {
        const release = difference.size === 0 ? undefined : live.add(difference, given.publishedAt, null)
        const shown = release ?? live.release
        writeContent(given, difference, shown)
        if (given.withdraws === true) forgetEarlier(shown)
        return release
      })
      if (given.withdraws === true) emptyLog(database)
      return made
    },
    complete(given) {
      return live.change(given, (difference) => {
        const { release } = live
        return release && difference.size > 0
          ? live.complete(release, difference, given.publishedAt)
          : undefined
      })
    },
    kept: history.kept,
    heldSince: hold.since,
    rollBackTo(number, now) {
      const target = history.kept().find((release) => release.number === number)
      if (!target) throw new PublishError('switch', `Versie ${number} is er niet meer.`)
      const made = live.change({ entries: table.of(target.latest), keep: () => false }, (difference) => {
        hold.begin(now)
        const release = live.add(difference, now, number)
        documents.rollBackTo(release.number, target.latest)
        return release
      })
      if (!made) throw new PublishError('switch', `Versie ${number} kan niet live gezet worden.`)
      return made
    },
    endHold: hold.end,
    prune: (now = Date.now()) =>
      releaseTransaction(database, () => {
        history.thin(now, usedBytes(database) > MAX_KEPT_BYTES)
        const isMore = pruneEntries(database, new Date(now - GRACE).toISOString())
        if (!isMore) cards.dropUnused()
        return isMore
      }),
    clear() {
      bodies.dropUnused()
      cards.retry()
    },
    refresh: () => live.refresh(),
    close: () => database.close(),
  }
}
