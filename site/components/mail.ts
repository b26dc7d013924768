/** Links that open a mail with the subject filled in, so that the coordinator sees what it is about. */

/** @param subject plain text; RFC 6068 wants it percent-encoded */
export function mailLink(email: string, subject: string): string {
  return `mailto:${email}?subject=${encodeURIComponent(subject.toWellFormed())}`
}
