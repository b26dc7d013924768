/** The mails: to the coordinator, and where it was asked for a confirmation to the sender. Text only. */
import {
  WHO,
  formSettings,
  sanitizeText,
  sanitizeLine,
  timeZoneOf,
  wallClock,
  type Documents,
  type Message,
} from '@programme/content-schemas'
import { neutralise } from './neutralise.ts'

export interface Mail {
  readonly to: string
  readonly replyTo?: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  /** Stays the same when it is sent again, so that a mailbox shows it once. */
  readonly messageId: string
}

const FORMAT = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })

function readableMoment(text: string, timeZone: string): string {
  return FORMAT.format(wallClock(timeZone, new Date(text)))
}

/** @param host of the sender's address, for the id of the mail */
export function composeForCoordinator(
  message: Message,
  given: {
    readonly to: string
    readonly host: string
    readonly group: Documents['workingGroup'] | undefined
    /** Name of the one whom this reader stands in for. */
    readonly insteadOf: string | undefined
    readonly retentionDays: number
    readonly timeZone: string
  },
): Mail {
  const { name, who, subject, email, phone, receivedAt } = message
  const facts = [
    ['Naam', neutralise(name)],
    ['Afzender is', WHO[who]],
    ['Onderwerp', subject],
    ['Werkgroep', given.group?.name],
    ['E-mail', email],
    ['Telefoon', phone],
    ['Ontvangen', readableMoment(receivedAt, given.timeZone)],
    ['Naam op de site', message.group ? (message.nameConsent ? 'mag' : 'niet gevraagd') : undefined],
  ].flatMap(([label, value]) => (value === undefined ? [] : [`${label ?? ''}: ${sanitizeLine(value)}`]))
  const text = [
    ...(given.insteadOf === undefined
      ? []
      : [`U krijgt dit bericht omdat ${given.insteadOf} er nu niet is.`, '']),
    ...(message.suspect
      ? ['Let op: dit bericht kwam binnen toen er heel veel berichten tegelijk kwamen.', '']
      : []),
    ...facts,
    '',
    '---',
    neutralise(sanitizeText(message.message)),
    '---',
    '',
    email === undefined
      ? 'De afzender gaf geen e-mailadres. Bel terug.'
      : 'Beantwoordt u deze mail, dan gaat uw antwoord naar de afzender.',
    'Zet daarna in de Studio, bij Berichten, dat het beantwoord is.',
    `Het bericht wordt daar na ${given.retentionDays} dagen gewist. Wis deze mail dan ook.`,
    'Links in het bericht zijn onklaar gemaakt; er staat bijvoorbeeld [.] in plaats van een punt.',
  ].join('\n')
  return {
    to: given.to,
    ...(email === undefined ? {} : { replyTo: { name: displayName(name), address: email } }),
    subject: mailHeader(`Bericht via de site: ${subject}`),
    text,
    messageId: `<${message._id}@${given.host}>`,
  }
}

/** A line in which no mail program finds an encoded word (RFC 2047) to decode: one could hold an address or a line break. */
export function mailHeader(text: string): string {
  return sanitizeLine(text).replace(/=(?=\?)/g, '= ')
}

/** A name beside an address: nothing in it looks like a second address, ends the name, or turns the direction of what follows. */
export function displayName(name: string): string {
  const visible = name.replace(/[@＠﹫<>＜＞﹤﹥"“”„\\]/g, ' ').replace(/\p{Bidi_Control}/gu, '')
  return mailHeader(visible).replace(/\s+/g, ' ').trim()
}

/** Holds nothing that the sender wrote: whoever types another's address must not be able to write to them through us. */
export function composeReceipt(
  message: Message,
  given: {
    readonly to: string
    readonly host: string
    readonly settings: Documents['siteSettings']
    /** That the sender would like to join. */
    readonly group: Documents['workingGroup'] | undefined
    readonly siteUrl: string
    /** Whom to call, with the number as it is dialled. */
    readonly contacts: readonly { readonly name: string; readonly number: string }[]
  },
): Mail {
  const { settings, group, siteUrl } = given
  const text = [
    'Beste lezer,',
    '',
    `Via de site van ${settings.name} ${settings.city} is op ${readableMoment(message.receivedAt, timeZoneOf(settings))} een bericht gestuurd`,
    `over „${message.subject}”, met het verzoek om deze bevestiging. U krijgt ${formSettings(settings).answerTime} antwoord.`,
    '',
    ...(group === undefined
      ? []
      : [
          `De bijeenkomsten van ${group.name} kunt u in uw agenda zetten:`,
          `${siteUrl}/werkgroepen/${group.slug.current}.ics`,
          '',
        ]),
    ...(given.contacts.length === 0 ? [] : ['Kan het niet wachten? Bel dan:']),
    ...given.contacts.map(({ name, number }) => `${name}: ${number}`),
    `De site: ${siteUrl}/`,
    '',
    'Hebt u geen bericht gestuurd? Dan heeft iemand uw adres ingevuld. U hoeft niets te doen.',
  ].join('\n')
  return {
    to: given.to,
    subject: mailHeader(`Uw bericht aan ${settings.name} ${settings.city} is ontvangen`),
    text,
    messageId: `<receipt.${message._id}@${given.host}>`,
  }
}
