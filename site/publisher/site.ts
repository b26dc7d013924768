/** The site as a function of the content: a change makes pages stale, rendering makes them good again. */
import { dateIn, type AnyDocument, type Problem } from '@programme/content-schemas'
import { fileFetcher, type FetchFile } from '../content/fetch-file.ts'
import { createGraph, type ContentReader } from '../content/graph.ts'
import { collectionRoutes, type Route } from '../content/routes.ts'
import { PublishError } from './errors.ts'
import { failedPages } from './failed-pages.ts'
import type { KeptPersons } from './kept-persons.ts'
import { localsOf } from './locals.ts'
import { isRecord } from '../../shared/is-record.ts'
import { readIndex } from '../content/read-index.ts'
import type { Renderer } from './renderer.ts'
import { routeTable } from './route-table.ts'
import { isWithdrawal, withdrawnSince } from './withdrawal.ts'
import { storeFiles } from './source/store-files.ts'
import { redirectPath } from './redirect-path.ts'

/** Pages rendered at the same time; more than one because some wait for a picture from the store. */
const CONCURRENCY = 8
/** Milliseconds of rendering after which requests are answered. */
const TIME_SLICE = 8

interface SiteChange {
  /** As the store gave them, by id; undefined where they are gone. */
  readonly documents: ReadonlyMap<string, unknown>
  /** The moment that visitors see the site at. */
  readonly now: Date
}

interface RenderedPage {
  readonly path: string
  readonly content: string | Uint8Array
}

export interface Site {
  /** Takes a change in; what it touches is stale until {@link settle}. */
  change(change: SiteChange): void
  /**
   * Renders stale pages and hands each on as it is done; one that fails is left out and told of as a problem.
   * @throws PublishError where the store is in trouble, or no page at all can be rendered
   */
  render(options: {
    /** Where it gives a promise, rendering waits for that. */
    readonly write: (page: RenderedPage) => Promise<void> | undefined
    /** The paths to render; every stale one unless given. */
    readonly paths?: Iterable<string>
    /** True where a page of this path need not be rendered. */
    readonly skip?: (path: string) => boolean
  }): Promise<void>
  /** Paths whose page or redirect is to be taken away. */
  gone(): ReadonlySet<string>
  /** Paths of redirects with their target, as far as they are stale. */
  redirects(): ReadonlyMap<string, string>
  /** Documents whose good version is a new one; undefined where it is gone. */
  accepted(): ReadonlyMap<string, AnyDocument | undefined>
  stale(): ReadonlySet<string>
  /** True where something of a person was taken away since {@link settle}. */
  withdraws(): boolean
  has(path: string): boolean
  /** True for a page whose last rendering failed. */
  isFailed(path: string): boolean
  /** What was stale is live now. */
  settle(): void
  problems(): readonly Problem[]
  /** Reads the content without a record of it. */
  reader(): ContentReader
  /** A page with something of the moment in it, for one visitor; published nowhere. @throws PublishError */
  renderNow(path: string, extra: Partial<App.Locals>): Promise<Uint8Array>
  readonly pages: number
}

export function createSite(options: {
  readonly documents: readonly unknown[]
  /** What the live release shows. */
  readonly lastGood: readonly unknown[]
  /** What kept releases show of persons, and when the oldest of them was made. */
  readonly kept?: KeptPersons
  readonly now: Date
  readonly siteUrl: string
  /** Where the contact form posts to. */
  readonly formTarget?: string | undefined
  /** Unless given, the files of the store are there for everybody. */
  readonly fetchFile?: FetchFile
  readonly renderer: Pick<Renderer, 'render'>
  /** False where the site is rendered once and never changed: no record is kept of what pages read. */
  readonly recorded?: boolean
}): Site {
  // The documents as the store gave them are let go.
  const { renderer, siteUrl, formTarget, recorded: isRecorded = true } = options
  const { graph } = createGraph(options.documents, options)
  const place = { siteUrl, formTarget, fetchFile: storeFiles(options.fetchFile ?? fileFetcher()) }
  const failed = failedPages()
  const routes = routeTable()
  const reads = readIndex()
  const stale = new Set<string>()
  const gone = new Set<string>()
  const accepted = new Map<string, AnyDocument | undefined>(graph.documents)
  // What was deleted while nobody looked is gone from what the live release shows.
  for (const id of options.lastGood.flatMap(idOf)) if (!accepted.has(id)) accepted.set(id, undefined)
  const shownNow = new Map(graph.shown().map((document) => [document._id, document]))
  const { versions, since } = options.kept ?? { versions: [], since: options.now }
  const firstDay = dateIn(graph.reader().timeZone, since)
  let withdraws = withdrawnSince(versions, firstDay, (id) => shownNow.get(id)).size > 0
  let redirects = new Map<string, string>()
  const staleRedirects = new Map<string, string>()

  function took({ come, gone: left }: { come: Set<string>; gone: Set<string> }): void {
    for (const path of left) {
      reads.forget(path)
      stale.delete(path)
      failed.remove(path)
      gone.add(path)
    }
    for (const path of come) {
      gone.delete(path)
      stale.add(path)
    }
  }

  /** Routes and redirects are read like pages, under names that are no path. */
  function recorded<Result>(
    name: string,
    read: (content: ReturnType<typeof graph.reader>) => Result,
  ): Result {
    const keys = new Set<string>()
    const result = read(graph.reader((key) => keys.add(key)))
    reads.record(name, keys)
    return result
  }

  function rereadCollection(): void {
    took(routes.setCollection(recorded('routes', collectionRoutes)))
  }

  function rereadRedirects(): void {
    const next = recorded(
      'redirects',
      (content) => new Map(content.redirects().map(({ from, to }) => [redirectPath(from), to])),
    )
    for (const path of redirects.keys()) {
      if (next.has(path)) continue
      staleRedirects.delete(path)
      gone.add(path)
    }
    for (const [path, to] of next) {
      if (redirects.get(path) === to) continue
      gone.delete(path)
      staleRedirects.set(path, to)
    }
    redirects = next
  }

  took(routes.shift(graph.shown().map((after) => ({ before: undefined, after }))))
  rereadCollection()
  rereadRedirects()

  /** @returns undefined where it cannot be rendered */
  async function renderOne(route: Route): Promise<RenderedPage | undefined> {
    const { path } = route
    const keys = new Set<string>()
    const content = isRecorded ? graph.reader((key) => keys.add(key)) : graph.reader()
    try {
      const page = await renderer.render(route, localsOf(content, place))
      failed.remove(path)
      return { path, content: page }
    } catch (error) {
      failed.add(path, error)
      // It may show what was withdrawn.
      if (withdraws) gone.add(path)
      return undefined
    } finally {
      if (isRecorded) reads.record(path, keys)
    }
  }

  /** Then it is no page that is at fault, such as where the settings are missing. */
  function assertSomePage(): void {
    if (failed.size === 0) return
    const pages = [...routes.paths()].filter((path) => path.endsWith('/'))
    if (!pages.every((path) => failed.has(path))) return
    graph.reader().settings()
    throw new PublishError('render', 'Geen enkele pagina kan gemaakt worden.')
  }

  return {
    change(change) {
      const { touched, shifts, accepted: changed } = graph.update(change)
      for (const [id, document] of changed) accepted.set(id, document)
      withdraws ||= shifts.some(({ before, after }) => isWithdrawal(before, after))
      took(routes.shift(shifts))
      const readers = reads.readersOf(touched)
      if (readers.delete('routes')) rereadCollection()
      if (readers.delete('redirects')) rereadRedirects()
      for (const path of readers) if (routes.get(path)) stale.add(path)
      // What such a page read, it has not read to its end.
      for (const path of failed.paths()) stale.add(path)
    },
    async render({ write, paths = stale, skip = () => false }) {
      const queue = [...paths].values()
      let sliceStart = performance.now()
      let isOver = false
      async function work(): Promise<void> {
        for (const path of queue) {
          if (isOver) return
          const route = routes.get(path)
          if (route && !skip(path)) {
            const page = await renderOne(route)
            const waiting = page && write(page)
            if (waiting) await waiting
          }
          if (performance.now() - sliceStart < TIME_SLICE) continue
          await new Promise(setImmediate)
          sliceStart = performance.now()
        }
      }
      const workers = Array.from({ length: CONCURRENCY }, () =>
        work().catch((error: unknown) => {
          isOver = true
          throw error
        }),
      )
      // All come to rest before the next change may come.
      await Promise.allSettled(workers)
      await Promise.all(workers)
      assertSomePage()
    },
    gone: () => gone,
    redirects: () => staleRedirects,
    accepted: () => accepted,
    stale: () => stale,
    withdraws: () => withdraws,
    has: (path) => routes.get(path) !== undefined,
    settle() {
      stale.clear()
      gone.clear()
      staleRedirects.clear()
      accepted.clear()
      withdraws = false
    },
    isFailed: (path) => failed.has(path),
    problems: () => [...graph.problems(), ...failed.problems(graph.shown())],
    reader: () => graph.reader(),
    async renderNow(path, extra) {
      const route = routes.get(path)
      if (!route) throw new PublishError('render', `The site has no page ${path}.`)
      return Buffer.from(await renderer.render(route, Object.assign(localsOf(graph.reader(), place), extra)))
    },
    get pages() {
      return routes.size
    },
  }
}

function idOf(value: unknown): string[] {
  return isRecord(value) && typeof value['_id'] === 'string' ? [value['_id']] : []
}
