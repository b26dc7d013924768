/** Tells a change that takes away what visitors could see of a person: an older release must not bring it back. */
import type { AnyDocument } from '@programme/content-schemas'

const PERSONAL = ['name', 'mobile', 'phone', 'email', 'photo'] as const

/** @param before as visitors saw the document @param after as they see it now */
export function isWithdrawal(before: AnyDocument | undefined, after: AnyDocument | undefined): boolean {
  return !personalData(before).isSubsetOf(personalData(after))
}

/** What there is, not what it says: a corrected number is no withdrawal. */
function personalData(document: AnyDocument | undefined): Set<string> {
  if (document?._type === 'contact') return new Set(PERSONAL.filter((field) => document[field] !== undefined))
  if (document?._type !== 'workingGroup') return new Set()
  const named = (document.participants ?? []).filter(({ name }) => name !== undefined)
  return new Set(named.map(({ _key }) => _key))
}
