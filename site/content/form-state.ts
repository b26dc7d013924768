/** The contact form at one moment: empty on a static page, filled in where the server answers to a post. */
import type { SubmissionErrors, SubmissionField } from '@programme/content-schemas'

/** The trap for programs that fill in everything; people do not see it. */
export const HONEYPOT = 'website'

export type FormField = SubmissionField | typeof HONEYPOT

export interface FormState {
  readonly step: 'fill' | 'check'
  /** As typed or, on the check page, as understood; what is ticked is `on`. */
  readonly values: { readonly [Field in FormField]?: string | undefined }
  readonly errors: SubmissionErrors & { readonly [HONEYPOT]?: string }
  /** Why the visitor sees this again, where no field is wrong. */
  readonly problem?: string
  /** Of the check page: proves that the server gave it out for exactly these values. */
  readonly token?: string
  /** JSON of a proof of work; only while the form is under attack. */
  readonly challenge?: string
}
