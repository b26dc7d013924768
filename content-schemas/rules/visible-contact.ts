/** What of a contact may be shown: only what the consent covers, and only while it lasts. */
import type { Documents } from '../document-schemas.ts'

export type Contact = Documents['contact']

/** @param today YYYY-MM-DD @returns undefined where nothing may be shown */
export function visibleContact(contact: Contact, today: string): Contact | undefined {
  const { given, covers = [], until } = contact.consent
  if (!given || (until !== undefined && until < today)) return undefined
  const { mobile, phone, email, photo, ...rest } = contact
  return {
    ...rest,
    ...(mobile !== undefined && covers.includes('mobile') ? { mobile } : {}),
    ...(phone !== undefined && covers.includes('phone') ? { phone } : {}),
    ...(email !== undefined && covers.includes('email') ? { email } : {}),
    ...(photo !== undefined && covers.includes('photo') ? { photo } : {}),
  }
}
