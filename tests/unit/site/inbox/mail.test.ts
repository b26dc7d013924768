import { sanitizeText, type Message } from '@programme/content-schemas'
import { fc } from '../../../support/fast-check.ts'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { composeForCoordinator, displayName, mailHeader } from '../../../../site/inbox/compose.ts'
import { neutralise } from '../../../../site/inbox/neutralise.ts'
import { anyText } from '../../../support/any-text.ts'

const message: Message = {
  _id: 'messages.1',
  _type: 'message',
  receivedAt: '2026-11-24T10:00:00Z',
  who: 'bezoeker',
  name: 'Jan',
  email: 'jan@example.test',
  subject: 'Winkels',
  message: 'Hallo.',
  nameConsent: false,
  receipt: false,
  consent: { version: '1', at: '2026-11-24T10:00:00Z' },
  suspect: false,
  handling: 'new',
  delivery: { state: 'waiting', attempts: 0 },
}

const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

/** What a foreign program reads of the mail that a message becomes. */
async function read(fields: Partial<Message>) {
  const given = { to: 'c@example.test', host: 'example.test', group: undefined, insteadOf: undefined }
  const mail = composeForCoordinator(
    { ...message, ...fields },
    { ...given, retentionDays: 90, timeZone: 'Europe/Amsterdam' },
  )
  const { message: raw } = await transport.sendMail({ ...mail, from: 'site@example.test' })
  return simpleParser(Buffer.isBuffer(raw) ? raw : '')
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe('a mail', () => {
  it('reads back as what went in, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (name, subject, text) => {
        const mail = await read({ name, subject, message: text })
        expect([...mail.headers.keys()].toSorted()).toEqual([...(await read({})).headers.keys()].toSorted())
        expect(mail.replyTo?.value).toEqual([{ name: displayName(name), address: 'jan@example.test' }])
        expect(squeezed(mail.subject ?? '')).toBe(squeezed(mailHeader(`Bericht via de site: ${subject}`)))
        expect(squeezed(mail.text ?? '')).toContain(squeezed(neutralise(sanitizeText(text))))
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    'X <y@example.test>',
    'X" <y@example.test>, "Z',
    'y@example.test',
    'X (y@example.test)',
    'X\r\nBcc: y@example.test',
    '\u202eX <y＠example.test>',
    '=?utf-8?q?X_=3Cy=40example.test=3E?=',
    '=?utf-8?b?WA0KQmNjOiB5QGV4YW1wbGUudGVzdA==?=',
    '=\u202e?utf-8?q?X_=3Cy=40example.test=3E?=',
    '==??utf-8?q?=0D=0ABcc=3A_y=40example.test?=',
  ])('says of %j one name with no address in it', async (name) => {
    const { replyTo, headers } = await read({ name })
    expect(replyTo?.value).toHaveLength(1)
    expect(replyTo?.value[0]?.name).not.toMatch(/[<>@＠"\r\n\u202e]/)
    expect(headers.has('bcc')).toBe(false)
  })
})
