/** An answer in the coordinator's own mail program, with what was written quoted below. */
import type { Message } from '@programme/content-schemas'
import { momentInDutch } from '../dates.ts'

/** Characters; longer addresses are cut off by some mail programs. */
const LONGEST_QUOTE = 1_200

/** @returns undefined where the sender gave no e-mail address */
export function replyLink({ email, name, subject, message, receivedAt }: Message): string | undefined {
  if (email === undefined) return undefined
  const text = message.length > LONGEST_QUOTE ? `${message.slice(0, LONGEST_QUOTE)} …` : message
  const day = momentInDutch(receivedAt, { dateStyle: 'long' })
  const quoted = text.split('\n').map((line) => `> ${line}`)
  const body = [`Beste ${name},`, '', '', '', `Op ${day} schreef u:`, ...quoted].join('\r\n')
  return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(`Uw bericht over ${subject}`)}&body=${encodeURIComponent(body)}`
}
