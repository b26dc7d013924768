/** The live release and what it holds. Each change of it is one transaction, and seen by visitors once that is durable. */
import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { PublishError } from '../errors.ts'
import type { ReleaseBodies } from './bodies.ts'
import { isSameEntry, pagesGained, type ReleaseEntries } from './entries.ts'
import type { ReleaseHistory } from './history.ts'
import type { Entry, Release } from './rows.ts'
import { releaseTransaction } from './transaction.ts'

export interface GivenEntries {
  /** By path as in the address bar; null takes the path away. */
  readonly entries: ReadonlyMap<string, Uint8Array | Entry | null>
  /** Given where the entries are the whole site: of the other paths, which stay as they are. */
  readonly keep?: (path: string) => boolean
}

/** What the live release does not have already, by path. */
export type Difference = ReadonlyMap<string, Entry | null>

interface LiveRelease {
  readonly release: Release | undefined
  /** By path; changes with a commit, between two requests and never within one. */
  readonly entries: ReadonlyMap<string, Entry>
  /**
   * @param write what it returns is live then; undefined where nothing changes
   * @throws PublishError step `switch` where another process has switched, until {@link refresh}
   */
  change(given: GivenEntries, write: (difference: Difference) => Release | undefined): Release | undefined
  /** Within a change: the difference makes a new release. */
  add(difference: Difference, publishedAt: string, backTo: number | null): Release
  /** Within a change: the difference makes another state of the same release. */
  complete(release: Release, difference: Difference, publishedAt: string): Release
  /** Looks whether another process has switched. @returns true where it has */
  refresh(): boolean
}

export function liveRelease(
  database: DatabaseSync,
  parts: {
    readonly history: ReleaseHistory
    readonly table: ReleaseEntries
    readonly bodies: Pick<ReleaseBodies, 'lay'>
  },
): LiveRelease {
  const { history, table, bodies } = parts
  const dataVersion = database.prepare('PRAGMA data_version')
  let live = history.live()
  let entries = table.live()
  let version: unknown = dataVersion.get()?.['data_version']

  /** Looks inside of a transaction, where no other process can switch. */
  function assertSame(): void {
    if (history.live()?.latest === live?.latest) return
    throw new PublishError('switch', 'Een ander programma heeft intussen een andere versie live gezet.')
  }

  /** Bodies are laid down. */
  function differenceFrom({ entries: given, keep }: GivenEntries): Difference {
    const difference = new Map<string, Entry | null>()
    for (const [path, value] of given) {
      const entry = value instanceof Uint8Array ? bodies.lay(value) : value
      if (!isSameEntry(entries.get(path) ?? null, entry)) difference.set(path, entry)
    }
    if (keep)
      for (const path of entries.keys()) if (!given.has(path) && !keep(path)) difference.set(path, null)
    return difference
  }

  function writeAll(number: number, difference: Difference): void {
    for (const [path, entry] of difference) table.write(number, path, entry)
  }

  return {
    get release() {
      return live
    },
    get entries() {
      return entries
    },
    change(given, write) {
      const { difference, release } = releaseTransaction(database, () => {
        assertSame()
        const difference = differenceFrom(given)
        return { difference, release: write(difference) }
      })
      if (!release) return undefined
      for (const [path, entry] of difference) {
        if (entry) entries.set(path, entry)
        else entries.delete(path)
      }
      live = release
      return release
    },
    add(difference, publishedAt, backTo) {
      const number = (live?.latest ?? 0) + 1
      const id = `${publishedAt.replace(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`
      const pages = (live?.pages ?? 0) + pagesGained(entries, difference)
      const release = { number, latest: number, id, publishedAt, pages, backTo }
      writeAll(number, difference)
      history.add(release)
      return release
    },
    complete(release, difference, publishedAt) {
      const latest = release.latest + 1
      writeAll(latest, difference)
      history.complete(release, latest, publishedAt)
      return { ...release, latest }
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
  }
}
