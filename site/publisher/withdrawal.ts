/** Tells a change that takes away what visitors could see of a person: an older release must not bring it back. */
import type { AnyDocument } from '@programme/content-schemas'
import { parseOnce } from '../content/accept.ts'
import { shownOn } from '../content/shown.ts'

const PERSONAL = ['name', 'mobile', 'phone', 'email', 'photo'] as const

/** Types of documents that can hold something of a person. */
export const PERSONAL_TYPES = ['contact', 'workingGroup'] as const

/** @param before as visitors saw the document @param after as they see it now */
export function isWithdrawal(before: AnyDocument | undefined, after: AnyDocument | undefined): boolean {
  return !personalData(before).isSubsetOf(personalData(after))
}

/**
 * Ids of documents of which visitors could see more of a person than now.
 * @param versions as kept releases have them @param day of the oldest of those releases, YYYY-MM-DD
 * @param now what visitors see of a document by the content of today
 */
export function withdrawnSince(
  versions: readonly unknown[],
  day: string,
  now: (id: string) => AnyDocument | undefined,
): Set<string> {
  const withdrawn = new Set<string>()
  for (const value of versions) {
    const parsed = parseOnce(value)
    if (!parsed.ok) continue
    const { _id: id } = parsed.document
    if (isWithdrawal(shownOn(parsed.document, day), now(id))) withdrawn.add(id)
  }
  return withdrawn
}

/**
 * What is left of an older version: everything but what was withdrawn, so that nothing else of today comes along.
 * @param now as visitors see it by the content of today
 */
export function withoutWithdrawn(older: AnyDocument, now: AnyDocument | undefined): AnyDocument {
  const left = personalData(now)
  const rest = structuredClone(older)
  if (rest._type === 'contact') {
    for (const field of PERSONAL)
      if (field !== 'name' && !left.has(field)) Reflect.deleteProperty(rest, field)
    rest.consent.given &&= left.has('name')
  }
  if (rest._type === 'workingGroup')
    for (const participant of rest.participants ?? [])
      if (!left.has(participant._key)) delete participant.name
  return rest
}

/** What there is, not what it says: a corrected number is no withdrawal. */
function personalData(document: AnyDocument | undefined): Set<string> {
  if (document?._type === 'contact') return new Set(PERSONAL.filter((field) => document[field] !== undefined))
  if (document?._type !== 'workingGroup') return new Set()
  const named = (document.participants ?? []).filter(({ name }) => name !== undefined)
  return new Set(named.map(({ _key }) => _key))
}
