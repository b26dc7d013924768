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

export interface Accepted {
  readonly documents: ReadonlyMap<string, AnyDocument>
  readonly problems: readonly Problem[]
}

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

/**
 * @param values documents of our types, as the store gave them
 * @param lastGood the version of a document that the live site shows
 */
export function acceptAll(
  values: Iterable<unknown>,
  lastGood: (id: string) => AnyDocument | undefined,
): Accepted {
  const problems: Problem[] = []
  const accepted: AnyDocument[] = []
  for (const value of values) {
    const parsed = parseOnce(value)
    if (parsed.ok) accepted.push(parsed.document)
    else {
      problems.push(...parsed.problems)
      const id = isRecord(value) ? value['_id'] : undefined
      const earlier = typeof id === 'string' ? lastGood(id) : undefined
      if (earlier) accepted.push(withRemainingConsent(earlier, value))
    }
  }
  // Of two with the same address the one that was there first keeps it.
  const isNew = ({ _id, _rev }: AnyDocument): boolean => _rev === undefined || lastGood(_id)?._rev !== _rev
  accepted.sort((a, b) => Number(isNew(a)) - Number(isNew(b)) || (a._id < b._id ? -1 : 1))
  const whole = dropBroken(accepted, lastGood, problems)
  return { documents: new Map(whole.map((document) => [document._id, document])), problems }
}

/** Replaces or leaves out what breaks a rule across documents, until the rest holds. */
function dropBroken(
  accepted: readonly AnyDocument[],
  lastGood: (id: string) => AnyDocument | undefined,
  problems: Problem[],
): readonly AnyDocument[] {
  let rest = accepted
  const replaced = new Set<string>()
  for (;;) {
    const found = checkCollection(rest)
    if (found.length === 0) return rest
    problems.push(...found.filter(({ documentId }) => !replaced.has(documentId)))
    const broken = new Set(found.map(({ documentId }) => documentId))
    rest = rest.flatMap((document) => {
      if (!broken.has(document._id)) return [document]
      if (replaced.has(document._id)) return []
      replaced.add(document._id)
      const earlier = lastGood(document._id)
      return earlier ? [withRemainingConsent(earlier, document)] : []
    })
  }
}
