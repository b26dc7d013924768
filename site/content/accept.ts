/** Which version of each document the site may show: the newest that keeps every rule, else the last good one, else none. */
import {
  checkCollection,
  isDocumentType,
  parseDocument,
  withRemainingConsent,
  type AnyDocument,
  type Problem,
} from '@programme/content-schemas'
import { isRecord } from '../../shared/is-record.ts'

type Parsed = ReturnType<typeof parseDocument>

const parsedBefore = new WeakMap<object, Parsed>()

/** Parses a document as the store gave it; the same object is parsed once, and what came of it is not parsed again. */
export function parseOnce(value: unknown): Parsed {
  if (!isRecord(value)) return parseDocument(value)
  const known = parsedBefore.get(value)
  if (known) return known
  const parsed = parseDocument(value)
  parsedBefore.set(value, parsed)
  if (parsed.ok) parsedBefore.set(parsed.document, parsed)
  return parsed
}

/** A document as it was parsed, where it keeps every rule of its type: what the store gave is then not needed any more. */
export function parsedOrRaw(value: unknown): unknown {
  const parsed = isRecord(value) && isDocumentType(value['_type']) ? parseOnce(value) : undefined
  return parsed?.ok ? parsed.document : value
}

type Versions = ReadonlyMap<string, AnyDocument | undefined>

interface Settled {
  /** The good version of each document that was given, and of each that one of those breaks; undefined where there is none. */
  readonly versions: Versions
  /** Of documents that break a rule across documents, by their ids. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>
}

/**
 * Replaces or leaves out what breaks a rule across documents, until the rest holds.
 * @param wanted versions by id, each of which keeps every rule of its type; undefined where a document is gone
 * @param content.accepted good versions of all documents, as they were before
 * @param content.lastGood the version of a document that the live site shows
 * @param content.around these versions, and the good ones of all others that a rule compares with them
 */
export function settle(
  wanted: Versions,
  content: {
    readonly accepted: Versions
    readonly lastGood: (id: string) => AnyDocument | undefined
    readonly around: (versions: Versions) => AnyDocument[]
  },
): Settled {
  const { accepted, lastGood, around } = content
  const versions = new Map(wanted)
  const problems = new Map<string, readonly Problem[]>()
  // Of two with the same address the one that was there first keeps it.
  const isNew = ({ _id: id }: AnyDocument): boolean => {
    const version = wanted.has(id) ? wanted.get(id) : accepted.get(id)
    return version?._rev === undefined || lastGood(id)?._rev !== version._rev
  }
  const typeOf = (id: string) => (versions.has(id) ? versions.get(id) : accepted.get(id))?._type
  for (;;) {
    const order = (a: AnyDocument, b: AnyDocument): number =>
      Number(isNew(a)) - Number(isNew(b)) || (a._id < b._id ? -1 : 1)
    const documents = around(versions).sort(order)
    const found = Map.groupBy(checkCollection(documents, typeOf), ({ documentId }) => documentId)
    if (found.size === 0) return { versions, problems }
    for (const document of documents) {
      const broken = found.get(document._id)
      if (!broken) continue
      // At first its last good version takes its place, and where that breaks a rule too, none.
      const earlier = problems.has(document._id) ? undefined : lastGood(document._id)
      if (!problems.has(document._id)) problems.set(document._id, broken)
      versions.set(document._id, earlier && withRemainingConsent(earlier, document))
    }
  }
}
