/** One publish: reads what changed, renders what it touches, and commits that as the live release. */
import type { SanityClient } from '@sanity/client'
import type { Problem } from '@programme/content-schemas'
import { parsedOrRaw } from '../content/accept.ts'
import { isAsset } from '../content/assets.ts'
import { fileFetcher } from '../content/fetch-file.ts'
import { loadDocuments, loadRevisions, loadSome, revisionOf } from '../content/load.ts'
import { nameOf, shareImage } from '../content/share-card.ts'
import { PublishError } from './errors.ts'
import { isImmutable } from './files.ts'
import { keptOfPersons, leftOfHeld } from './kept-persons.ts'
import type { PublishSteps } from './records.ts'
import type { NamedCard } from './releases/cards.ts'
import type { Entry, Release, Releases } from './releases/releases.ts'
import type { Renderer } from './renderer.ts'
import { isOfSearch } from './search/release-index.ts'
import { createSite, type Site } from './site.ts'
import { readFailure } from './source/describe-failure.ts'

/** Bytes of rendered pages that are held in memory before they are laid down. */
const BUFFER_BYTES = 4 * 1024 * 1024

export interface PublishingOptions {
  readonly client: SanityClient
  readonly renderer: Renderer
  readonly releases: Releases
  readonly siteUrl: string
  readonly formTarget?: string | undefined
  /** What is published beside the rendered pages, by path. */
  readonly staticFiles: ReadonlyMap<string, Uint8Array>
  /** Pages done and pages to do, for long renders. */
  readonly onProgress?: (done: number, all: number) => void
}

export interface Published {
  /** Undefined where visitors get what they got before. */
  readonly release: Release | undefined
  readonly changed: readonly string[]
  readonly rendered: number
  readonly removed: number
  /** True where a document changed that search may find otherwise, even where no page shows it. */
  readonly accepts: boolean
  /** True where something of a person was taken away. */
  readonly withdraws: boolean
  readonly steps: PublishSteps
}

export interface Publishing {
  /**
   * @param changes.unknown compares everything with the store
   * @param now the moment that visitors see it at
   * @throws PublishError that names the step; what was taken in is published by the next run
   */
  run(
    changes: { readonly ids: ReadonlySet<string>; readonly unknown: boolean },
    now: Date,
  ): Promise<Published>
  /**
   * Leaves the live release as it is while it is held, but for what has been withdrawn of persons.
   * @param now the moment that visitors see it at
   * @throws PublishError that names the step; the next call tries again
   */
  hold(now: Date): Promise<Published>
  /** Another release is live: the next run begins anew, and renders everything. */
  forget(): void
  problems(): readonly Problem[]
  /** What the next page would be made from; undefined until the store has been read. */
  site(): Pick<Site, 'reader' | 'renderNow'> | undefined
}

export function createPublishing(options: PublishingOptions): Publishing {
  const { client, renderer, releases, siteUrl, formTarget, staticFiles } = options
  let site: Site | undefined
  /** Whose content `site` has; undefined where the next run begins anew. */
  let source: 'store' | 'held release' | undefined
  /** False until a commit has made the live release agree with `site`. */
  let agreed = false
  const revisions = new Map<string, string>()

  function know(documents: ReadonlyMap<string, unknown>): void {
    for (const [id, document] of documents) {
      const [known] = revisionOf(document)
      if (known) revisions.set(...known)
      else revisions.delete(id)
    }
  }

  /** Ids of documents whose revision in the store is not the one known here. */
  async function compareAll(): Promise<string[]> {
    const found = await loadRevisions(client)
    const changed = [...found].filter(([id, revision]) => revisions.get(id) !== revision).map(([id]) => id)
    return [...changed, ...[...revisions.keys()].filter((id) => !found.has(id))]
  }

  async function begin(now: Date): Promise<{ site: Site; changed: string[] }> {
    const documents = await loadDocuments(client, parsedOrRaw)
    revisions.clear()
    know(new Map(documents.flatMap((value) => revisionOf(value).map(([id]) => [id, value] as const))))
    const site = siteOf({ documents, lastGood: releases.documents(), kept: keptOfPersons(releases), now })
    return { site, changed: [] }
  }

  function siteOf(
    content: Pick<Parameters<typeof createSite>[0], 'documents' | 'lastGood' | 'kept' | 'now'>,
  ) {
    return createSite({ ...content, siteUrl, formTarget, fetchFile: fileFetcher(client), renderer })
  }

  /** The files that a release shows are not among its documents. */
  async function beginHeld(now: Date): Promise<Site> {
    const files = await loadDocuments(client, (value) => (isAsset(value) ? value : undefined))
    return siteOf({ documents: [...files, ...releases.documents()], lastGood: [], now })
  }

  async function goOn(
    known: Site,
    changes: { readonly ids: ReadonlySet<string>; readonly unknown: boolean },
    now: Date,
  ): Promise<{ site: Site; changed: string[] }> {
    const ids = new Set([...changes.ids, ...(changes.unknown ? await compareAll() : [])])
    const documents = await loadSome(client, ids)
    know(documents)
    known.change({ documents, now })
    return { site: known, changed: [...ids] }
  }

  /** Renders what is stale; large amounts are laid down on the way. */
  async function renderPaths(
    current: Site,
    paths: readonly string[],
  ): Promise<Map<string, Uint8Array | Entry | null>> {
    const entries = new Map<string, Uint8Array | Entry | null>()
    let held: { path: string; content: Uint8Array }[] = []
    let bytes = 0
    const all = paths.length
    let done = 0

    function flush(): void {
      const staged = releases.stage(held.map(({ content }) => content))
      for (const [index, { path }] of held.entries()) entries.set(path, staged[index] ?? null)
      held = []
      bytes = 0
    }

    await current.render({
      paths,
      write({ path, content: rendered }) {
        const content = typeof rendered === 'string' ? Buffer.from(rendered) : rendered
        held.push({ path, content })
        bytes += content.byteLength
        if (bytes > BUFFER_BYTES) flush()
        done += 1
        options.onProgress?.(done, all)
        return undefined
      },
      skip(path) {
        const earlier = isImmutable(path) ? releases.last(path) : undefined
        if (earlier) entries.set(path, earlier)
        return earlier !== undefined
      },
    })
    for (const { path, content } of held) entries.set(path, content)
    return entries
  }

  /** Renders what is stale and commits it. */
  async function release(
    current: Site,
    { changed, withdraws, clock }: { changed: readonly string[]; withdraws: boolean; clock: Stopwatch },
  ): Promise<Published> {
    const paths = [...current.stale()]
    const entries = await renderPaths(current, paths)
    clock.lap('render')

    for (const path of current.gone()) entries.set(path, null)
    // Rather no search for a moment than one that finds what was withdrawn.
    if (withdraws) for (const path of releases.entries.keys()) if (isOfSearch(path)) entries.set(path, null)
    for (const [path, location] of current.redirects()) entries.set(path, { location })
    if (!agreed) for (const [path, content] of staticFiles) entries.set(path, content)
    const publishedAt = new Date().toISOString()
    const documents = current.accepted()
    const accepts = documents.size > 0
    const stays = (path: string): boolean => isOfSearch(path) || (current.has(path) && current.isFailed(path))
    const keep = agreed ? {} : { keep: stays }
    const cards = cardsOf(current, paths)
    const made = releases.commit({ publishedAt, entries, cards, documents, ...keep, withdraws })
    const removed = current.gone().size
    agreed = true
    current.settle()
    clock.lap('write')
    const rendered = paths.length
    return { release: made, changed, rendered, removed, accepts, withdraws, steps: clock.laps() }
  }

  return {
    async run(changes, now) {
      const clock = stopwatch()
      const known = source === 'store' ? site : undefined
      const taken = await (known ? goOn(known, changes, now) : begin(now)).catch(failRead)
      site = taken.site
      source = 'store'
      clock.lap('read')
      return release(taken.site, { changed: taken.changed, withdraws: taken.site.withdraws(), clock })
    },
    async hold(now) {
      const clock = stopwatch()
      const known = source === 'held release' ? site : undefined
      const current = known ?? (await beginHeld(now).catch(failRead))
      site = current
      source = 'held release'
      const documents = await leftOfHeld(client, releases, {
        timeZone: current.reader().timeZone,
        now,
      }).catch(failRead)
      clock.lap('read')
      if (!documents) return { ...NOTHING, steps: clock.laps() }
      current.change({ documents, now })
      return release(current, { changed: [...documents.keys()], withdraws: true, clock })
    },
    forget() {
      // Until the next run the old one still answers who sends the contact form.
      source = undefined
      agreed = false
    },
    problems: () => site?.problems() ?? [],
    site: () => site,
  }
}

const NOTHING = {
  release: undefined,
  changed: [],
  rendered: 0,
  removed: 0,
  accepts: false,
  withdraws: false,
} as const

/** By the path of the page that names it. */
function cardsOf(site: Site, paths: readonly string[]): Map<string, NamedCard> {
  const content = site.reader()
  return new Map(
    paths.flatMap((path) => {
      const card = path.endsWith('/') && site.has(path) ? shareImage(content, path).card : undefined
      return card ? [[path, { name: nameOf(card), card }]] : []
    }),
  )
}

function failRead(cause: unknown): never {
  throw readFailure(cause)
}

type Stopwatch = ReturnType<typeof stopwatch>

/** Milliseconds per step. */
function stopwatch() {
  const laps = { read: 0, render: 0, write: 0 }
  let last = performance.now()
  return {
    lap(step: keyof typeof laps): void {
      const now = performance.now()
      laps[step] = Math.round((now - last) * 100) / 100
      last = now
    },
    laps: (): PublishSteps => laps,
  }
}

/** @throws PublishError for whatever was thrown, so that every failure names a step */
export function asPublishError(error: unknown): PublishError {
  if (error instanceof PublishError) return error
  return new PublishError('render', 'De pagina’s kunnen niet gemaakt worden.', { cause: error })
}
