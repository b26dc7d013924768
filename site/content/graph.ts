/** The content graph: all published documents, valid, related both ways, changed in place, with a record of what each page reads. */
import {
  checkCollection,
  dateIn,
  documentRegistry,
  documentSchemas,
  isDocumentType,
  timeZoneOf,
  type AnyDocument,
  type DocumentType,
  type ParsedDocument,
  type Problem,
} from '@programme/content-schemas'
import { acceptAll, parseOnce } from './accept.ts'
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
  let accepted = new Map<string, AnyDocument>()
  let problems: readonly Problem[] = []
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

  /** The new good versions where nothing was wrong before and nothing is wrong with the changes; undefined otherwise. */
  function acceptChanges(ids: ReadonlySet<string>): Map<string, AnyDocument | undefined> | undefined {
    if (problems.length > 0) return undefined
    const changes = new Map<string, AnyDocument | undefined>()
    for (const id of ids) {
      if (raw.has(id)) {
        const parsed = parse(id)
        if (!parsed.ok) return undefined
        changes.set(id, parsed.document)
      } else changes.set(id, undefined)
    }
    const typeOf = (id: string): DocumentType | undefined =>
      (changes.has(id) ? changes.get(id) : accepted.get(id))?._type
    const concerned = neighbourhood(changes)
    return checkCollection(concerned, typeOf).length === 0 ? changes : undefined
  }

  /** Every document that a rule across documents may now find fault with, and those that it compares them with. */
  function neighbourhood(changes: ReadonlyMap<string, AnyDocument | undefined>): AnyDocument[] {
    const found = new Map<string, AnyDocument>()
    const add = (document: AnyDocument | undefined): void => {
      if (document && !changes.has(document._id)) found.set(document._id, document)
    }
    for (const [id, document] of changes) {
      const before = accepted.get(id)
      if (document) found.set(id, document)
      if (document?._type !== before?._type) {
        for (const referrer of shown.referrers(id)) add(accepted.get(referrer._id))
      }
      if (document?._type === 'contact') {
        // Visitors may not see all of them, but their addresses are taken.
        for (const other of accepted.values()) if (other._type === 'contact') add(other)
      } else if (document && 'slug' in document) {
        const namesake = shown.bySlug(document._type, document.slug.current)
        if (namesake) add(accepted.get(namesake._id))
      }
      if (document?._type === 'redirect' || before?._type === 'redirect') shown.list('redirect').forEach(add)
    }
    return [...found.values()]
  }

  function parse(id: string): ParsedDocument {
    const parsed = parseOnce(raw.get(id))
    if (parsed.ok) raw.set(id, parsed.document)
    return parsed
  }

  function takeAll(): Map<string, AnyDocument | undefined> {
    const next = acceptAll(raw.values(), goodVersion)
    for (const id of raw.keys()) parse(id)
    problems = next.problems
    const changes = new Map<string, AnyDocument | undefined>()
    for (const id of accepted.keys()) if (!next.documents.has(id)) changes.set(id, undefined)
    for (const [id, document] of next.documents) if (accepted.get(id) !== document) changes.set(id, document)
    return changes
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
  accepted = new Map([...takeAll()].flatMap(([id, document]) => (document ? [[id, document]] : [])))
  lastGood.clear()
  today = dayOf(options.now)
  show(accepted.keys(), () => undefined)

  const graph: ContentGraph = {
    get documents() {
      return accepted
    },
    shown: () => shown.all(),
    problems: () => problems,
    reader,
    update(change) {
      const touched = new Set<string>()
      const touch = (key: string): unknown => touched.add(key)
      const ids = receive(change.documents, touch)
      const changes = acceptChanges(ids) ?? takeAll()
      for (const [id, document] of changes) {
        if (document) accepted.set(id, document)
        else accepted.delete(id)
      }
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
  return { graph, problems }
}

function withId(value: unknown): [string, unknown][] {
  return isRecord(value) && typeof value['_id'] === 'string' ? [[value['_id'], value]] : []
}
