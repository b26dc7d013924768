/** A real SMTP server on loopback, with a mailbox to look into. */
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { expect } from 'vitest'
import { freePort } from './product.ts'

export interface MailServer {
  readonly port: number
  readonly url: string
  /** Everything taken so far, the raw text with it. */
  readonly mails: readonly (ParsedMail & { readonly raw: string })[]
  /** Recipients that are turned away for good. */
  readonly refused: Set<string>
  /** Resolves with a mail to this address whose text or subject holds the words. */
  received(to: string, words: string): Promise<ParsedMail & { readonly raw: string }>
  stop(): Promise<void>
}

/** @param port of a server that was stopped before, to come back there */
export async function startMailServer(port?: number): Promise<MailServer> {
  const taken = port ?? (await freePort())
  const mails: (ParsedMail & { readonly raw: string })[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(refused.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null)
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks)
        simpleParser(raw).then(
          (mail) => {
            mails.push(Object.assign(mail, { raw: raw.toString('latin1') }))
            done()
          },
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        )
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    server.listen(taken, '127.0.0.1', resolve)
  })
  const find = (to: string, words: string) =>
    mails.find(
      (mail) =>
        mail.raw.toLowerCase().includes(`to: ${to}`) &&
        `${mail.subject ?? ''}\n${mail.text ?? ''}`.includes(words),
    )
  return {
    port: taken,
    url: `smtp://127.0.0.1:${taken}`,
    mails,
    refused,
    async received(to, words) {
      await expect.poll(() => find(to, words) !== undefined, { interval: 50 }).toBe(true)
      const mail = find(to, words)
      if (!mail) throw new Error('the mail is gone')
      return mail
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}
