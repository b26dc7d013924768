/** The content graph: all published documents, valid, related both ways, changed in place, with a record of what each page reads. */
import {
  dateIn,
  documentRegistry,
  documentSchemas,
  isDocumentType,
  referencesIn,
  timeZoneOf,
  withRemainingConsent,
  type AnyDocument,
  type Problem,
} from '@programme/content-schemas'
import { parseOnce, settle } from './accept.ts'
import { isAsset, type Asset } from './assets.ts'
import { isRecord } from '../../shared/is-record.ts'
import { derivedValues } from './derive.ts'
import { keys } from './keys.ts'
import { createReader, type ContentReader } from './reader.ts'
import { shownDocuments, shownOn, type Shift } from './shown.ts'

export type { ContentReader } from './reader.ts'

const SETTINGS = documentRegistry.get(documentSchemas.siteSettings)?.singleton ?? ''

/** What an update changed. */
interface GraphDelta {
  /** The keys of all reads that would now give something else. */
  readonly touched: ReadonlySet<string>
  /** Documents that visitors see come, go or change. */
  readonly shifts: readonly Shift[]
  /** Documents whose good version is a new one; undefined where it is gone. */
  readonly accepted: ReadonlyMap<string, AnyDocument | undefined>
}

export interface ContentGraph {
  /** The good version of every document, whether visitors see it or not. */
  readonly documents: ReadonlyMap<string, AnyDocument>
  /** What visitors see, in the order of the ids. */
  shown(): readonly AnyDocument[]
  /** Every document that breaks a rule. */
  problems(): readonly Problem[]
  /** @param onRead gets a key of site/content/keys.ts for everything that is read */
  reader(onRead?: (key: string) => void): ContentReader
  /** @param change documents as the store gave them by id, undefined where they are gone; the moment that visitors see them at */
  update(change: { readonly documents: ReadonlyMap<string, unknown>; readonly now: Date }): GraphDelta
}

/**
 * @param documents everything published, assets too
 * @param options.lastGood what the live release shows: a document that breaks a rule keeps its last good version
 */
export function createGraph(
  documents: readonly unknown[],
  options: { readonly now: Date; readonly lastGood: readonly unknown[] },
): { graph: ContentGraph; problems: readonly Problem[] } {
  /** As the store gave them, until they are parsed: a document that keeps every rule is held once. */
  const raw = new Map<string, unknown>()
  const assets = new Map<string, Asset>()
  const shown = shownDocuments()
  const lastGood = new Map(options.lastGood.flatMap(withId))
  const accepted = new Map<string, AnyDocument>()
  /** Of documents that break a rule of their type. */
  const invalid = new Map<string, readonly Problem[]>()
  /** Of documents that break a rule across documents. */
  let broken: ReadonlyMap<string, readonly Problem[]> = new Map()
  let today = ''

  /** Takes the store's versions in. @returns the ids of documents of our types */
  function receive(changes: Iterable<readonly [string, unknown]>, touch: (key: string) => void): Set<string> {
    const ids = new Set<string>()
    for (const [id, value] of changes) {
      if (isAsset(value) || assets.has(id)) {
        if (isAsset(value)) assets.set(id, value)
        else assets.delete(id)
        touch(keys.asset(id))
        touch(keys.assets)
      }
      // An id with a dot is private: drafts, versions, and whatever else the store shows only with a token.
      const known = isRecord(value) && isDocumentType(value['_type']) && !id.includes('.')
      if (!known && !raw.has(id)) continue
      if (known) raw.set(id, value)
      else raw.delete(id)
      ids.add(id)
    }
    return ids
  }

  /** What a document becomes where no rule across documents is against it. */
  function wantedVersion(id: string): AnyDocument | undefined {
    invalid.delete(id)
    const value = raw.get(id)
    if (value === undefined) return undefined
    const parsed = parseOnce(value)
    if (parsed.ok) {
      raw.set(id, parsed.document)
      return parsed.document
    }
    invalid.set(id, parsed.problems)
    const earlier = goodVersion(id)
    return earlier && withRemainingConsent(earlier, value)
  }

  /** Takes new versions in, and those that broke a rule across documents until now. @returns the good versions that are new */
  function accept(ids: Iterable<string>): Map<string, AnyDocument | undefined> {
    const wanted = new Map(
      [...new Set([...ids, ...broken.keys()])].map((id) => [id, wantedVersion(id)] as const),
    )
    const settled = settle(wanted, { accepted, lastGood: goodVersion, around })
    broken = settled.problems
    const changes = new Map([...settled.versions].filter(([id, version]) => accepted.get(id) !== version))
    for (const [id, document] of changes) {
      if (document) accepted.set(id, document)
      else accepted.delete(id)
    }
    return changes
  }

  /** These versions, and every document that a rule across documents may now find fault with or compares them with. */
  function around(versions: ReadonlyMap<string, AnyDocument | undefined>): AnyDocument[] {
    const found = new Map<string, AnyDocument>()
    const add = (document: AnyDocument | undefined): void => {
      if (document && !versions.has(document._id)) found.set(document._id, document)
    }
    const moved = new Set<string>()
    let hasContact = false
    let hasRedirect = false
    for (const [id, document] of versions) {
      const before = accepted.get(id)
      if (document) found.set(id, document)
      if (document?._type !== before?._type) moved.add(id)
      hasContact ||= document?._type === 'contact'
      hasRedirect ||= document?._type === 'redirect' || before?._type === 'redirect'
      if (document && 'slug' in document) {
        const namesake = shown.bySlug(document._type, document.slug.current)
        if (namesake) add(accepted.get(namesake._id))
      }
    }
    for (const id of moved) for (const { _id } of shown.referrers(id)) add(accepted.get(_id))
    if (hasRedirect) shown.list('redirect').forEach(add)
    // Visitors may not see all contacts, but their addresses are taken, and they point to others.
    if (hasContact || moved.size > 0)
      for (const document of accepted.values()) {
        if (document._type !== 'contact') continue
        if (hasContact || referencesIn(document).some(({ id }) => moved.has(id))) add(document)
      }
    return [...found.values()]
  }

  function goodVersion(id: string): AnyDocument | undefined {
    const known = accepted.get(id)
    if (known) return known
    const parsed = parseOnce(lastGood.get(id))
    return parsed.ok ? parsed.document : undefined
  }

  function dayOf(now: Date): string {
    return dateIn(timeZoneOf(accepted.get(SETTINGS)), now)
  }

  function show(ids: Iterable<string>, touch: (key: string) => void): Shift[] {
    return [...ids].flatMap((id) => shown.put(id, shownOn(accepted.get(id), today), touch) ?? [])
  }

  const derived = derivedValues(keys.derived, reader)
  function reader(onRead?: (key: string) => void): ContentReader {
    return createReader({ shown, assets, today, derived: derived.get, onRead })
  }

  receive(documents.flatMap(withId), () => undefined)
  accept(raw.keys())
  lastGood.clear()
  today = dayOf(options.now)
  show(accepted.keys(), () => undefined)
  const problems = (): Problem[] => [...invalid.values(), ...broken.values()].flat()

  const graph: ContentGraph = {
    get documents() {
      return accepted
    },
    shown: () => shown.all(),
    problems,
    reader,
    update(change) {
      const touched = new Set<string>()
      const touch = (key: string): unknown => touched.add(key)
      const ids = receive(change.documents, touch)
      const changes = accept(ids)
      const concerned = new Set(changes.keys())
      const day = dayOf(change.now)
      if (day !== today) {
        today = day
        touch(keys.today)
        for (const { _id, _type } of accepted.values()) if (_type === 'contact') concerned.add(_id)
      }
      const shifts = show(concerned, touch)
      derived.update(touched)
      return { touched, shifts, accepted: changes }
    },
  }
  return { graph, problems: problems() }
}

function withId(value: unknown): [string, unknown][] {
  return isRecord(value) && typeof value['_id'] === 'string' ? [[value['_id'], value]] : []
}
