/** Where the contact form posts to. */

/** The form's own page; the server that comes with the site answers posts to it. */
export const FORM_PATH = '/contact/bericht/'

/** Where a visitor is sent once the message is kept. */
export const SENT_PATH = '/contact/verzonden/'

/** Name, in the query of {@link FORM_PATH}, of the form as it was after a post. */
export const STEP = 'stap'

/** @param target the setting FORM_TARGET @returns undefined where nobody receives the form */
export function formAddress(target: string): string | undefined {
  if (target === 'none') return undefined
  return target === 'self' ? FORM_PATH : target
}
