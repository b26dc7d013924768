/** What an earlier version of a document may still show of persons, by a newer version that cannot be shown itself. */
import { isRecord } from '../../shared/is-record.ts'
import type { AnyDocument, Documents } from '../document-schemas.ts'

const CONTACT_DATA = ['mobile', 'phone', 'email', 'photo'] as const

/**
 * Consent is withdrawn by saving it, whatever else is wrong with the document.
 * @param newer as the store has it, valid or not
 * @returns the earlier version itself where nothing was withdrawn
 */
export function withRemainingConsent(earlier: AnyDocument, newer: unknown): AnyDocument {
  if (earlier._type === 'contact') return remainingContact(earlier, isRecord(newer) ? newer : {})
  if (earlier._type === 'workingGroup') return remainingNames(earlier, isRecord(newer) ? newer : {})
  return earlier
}

function remainingContact(
  earlier: Documents['contact'],
  newer: Readonly<Record<string, unknown>>,
): Documents['contact'] {
  const consent = isRecord(newer['consent']) ? newer['consent'] : {}
  const until = typeof consent['until'] === 'string' ? consent['until'] : undefined
  const remaining = structuredClone(earlier)
  remaining.consent.given &&= consent['given'] === true
  if (until !== undefined) remaining.consent.until = until
  const covers = Array.isArray(consent['covers']) ? consent['covers'] : []
  remaining.consent.covers = remaining.consent.covers?.filter((field) => covers.includes(field))
  for (const field of CONTACT_DATA) if (newer[field] === undefined) Reflect.deleteProperty(remaining, field)
  return JSON.stringify(remaining) === JSON.stringify(earlier) ? earlier : remaining
}

function remainingNames(
  earlier: Documents['workingGroup'],
  newer: Readonly<Record<string, unknown>>,
): Documents['workingGroup'] {
  const participants: readonly unknown[] = Array.isArray(newer['participants']) ? newer['participants'] : []
  const named = new Set(
    participants.flatMap((one) =>
      isRecord(one) && one['consent'] === true && one['name'] !== undefined ? [one['_key']] : [],
    ),
  )
  const isGone = ({ _key, name }: { _key: string; name?: unknown }) => name !== undefined && !named.has(_key)
  if (!earlier.participants?.some(isGone)) return earlier
  return {
    ...earlier,
    participants: earlier.participants.map((one) => {
      const shown = { ...one }
      if (isGone(one)) delete shown.name
      return shown
    }),
  }
}
