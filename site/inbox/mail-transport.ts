/** Hands mails to a mail server by SMTP, and says in Dutch why that did not work. */
import { createTransport } from 'nodemailer'
import type { Mail } from './compose.ts'

export interface MailTransport {
  /** Resolves once the mail server has taken the mail. @throws MailTransportError */
  send(mail: Mail): Promise<void>
  /** Of the sender's address. */
  readonly host: string
  close(): void
}

export class MailTransportError extends Error {
  override name = 'PostError'
  /** True where trying again cannot help. */
  readonly final: boolean

  constructor(message: string, final: boolean, options?: ErrorOptions) {
    super(message, options)
    this.final = final
  }
}

/** Milliseconds to wait for a word of the mail server. */
const TIMEOUT = 15_000

/** @param smtpUrl such as `smtps://user:password@mail.example:465` @param from an address, or `Name <address>` @param patience milliseconds */
export function openMailTransport(smtpUrl: string, from: string, patience = TIMEOUT): MailTransport {
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    { from, disableFileAccess: true, disableUrlAccess: true },
  )
  const host = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return {
    host,
    async send({ replyTo, ...mail }) {
      try {
        await transport.sendMail({
          ...mail,
          ...(replyTo ? { replyTo } : {}),
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw explain(error)
      }
    },
    close: () => transport.close(),
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNECTION: 'De mailserver is niet bereikbaar.',
  ESOCKET: 'De mailserver is niet bereikbaar.',
  ECONNREFUSED: 'De mailserver is niet bereikbaar.',
  ECONNRESET: 'De mailserver verbrak de verbinding.',
  ETIMEDOUT: 'De mailserver antwoordt niet op tijd.',
  EDNS: 'Het adres van de mailserver bestaat niet. Kijk SMTP_URL na.',
  ETLS: 'De verbinding met de mailserver is niet veilig te maken.',
  EAUTH: 'De mailserver neemt de naam of het wachtwoord niet aan. Kijk SMTP_URL na.',
  EENVELOPE: 'De mailserver weigert het adres van de ontvanger of de afzender.',
  EMESSAGE: 'De mailserver weigert de inhoud van de mail.',
}

function explain(error: unknown): MailTransportError {
  const has = (name: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
  const [given, response] = [has('code'), has('responseCode')]
  const code = typeof given === 'string' ? given : ''
  const answered = typeof response === 'number' ? response : 0
  const reason = REASONS[code] ?? 'Het versturen van de mail is mislukt.'
  // A 5xx on the addresses or the content is the server's last word (RFC 5321, section 4.2.1).
  const final = answered >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  return new MailTransportError(answered > 0 ? `${reason} (code ${answered})` : reason, final, {
    cause: error,
  })
}
