/** The settings of the contact form, whole: what the editor left empty has the value that it has by default. */
import type { Documents } from '../document-schemas.ts'

export interface FormSettings {
  readonly notice: string
  readonly noticeVersion: string
  readonly retentionDays: number
  /** Such as: binnen drie werkdagen. */
  readonly answerTime: string
}

const DEFAULT_RETENTION_DAYS = 90

export function formSettings({ contactForm }: Pick<Documents['siteSettings'], 'contactForm'>): FormSettings {
  const retentionDays = contactForm?.retentionDays ?? DEFAULT_RETENTION_DAYS
  return {
    retentionDays,
    answerTime: contactForm?.answerTime ?? 'zo snel mogelijk',
    notice:
      contactForm?.notice ??
      `Wij gebruiken uw gegevens alleen om u te antwoorden. Na ${retentionDays} dagen wissen wij ze. In reservekopieën blijven ze daarna nog hoogstens 14 dagen staan.`,
    noticeVersion: contactForm?.noticeVersion ?? '2',
  }
}
