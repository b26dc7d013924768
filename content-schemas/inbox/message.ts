/** A message of a visitor, as the store keeps it. It is private: no type of the content graph, and its id has a dot. */
import { z } from 'zod'
import { choice } from '../blocks/choice.ts'
import { moment } from '../blocks/dates.ts'
import { reference } from '../blocks/reference.ts'
import { line, lines } from '../blocks/text.ts'
import { MESSAGE_LENGTH, WHO } from './submission.ts'

export const HANDLING = {
  new: 'Nieuw',
  taken: 'In behandeling',
  answered: 'Beantwoord',
  done: 'Afgehandeld',
} as const

export const DELIVERY = {
  waiting: 'Wacht op verzending',
  sent: 'Gemaild',
  failed: 'Niet gemaild',
  studio: 'Alleen in de Studio',
} as const

const delivery = z
  .object({
    state: choice('Stand', 'Is het bericht gemaild?', DELIVERY),
    attempts: z.int().min(0).meta({ title: 'Pogingen', description: 'Hoe vaak het is geprobeerd.' }),
    nextAttemptAt: moment('Volgende poging', 'Niet eerder dan dit tijdstip.').optional(),
    sentAt: moment('Gemaild op', 'Wanneer de mailserver het aannam.').optional(),
    reason: line('Reden', 'Waarom het niet gelukt is.', 400).optional(),
  })
  .meta({ title: 'Verzending', description: 'Hoe het met de mail ging.' })

const note = z
  .object({
    _key: z.string().min(1),
    text: lines('Notitie', 'Alleen voor wie in de Studio werkt.', { max: 2_000 }),
    by: line('Door', 'Wie dit schreef.'),
    at: moment('Op', 'Wanneer.'),
  })
  .meta({ title: 'Notitie', description: 'Alleen voor wie in de Studio werkt.' })

const consent = z
  .object({
    version: line('Versie', 'De versie van de uitleg bij het formulier.', 40),
    at: moment('Op', 'Wanneer de afzender het bericht verstuurde.'),
  })
  .meta({ title: 'Gelezen uitleg', description: 'Welke uitleg over gegevens de afzender zag.' })

/** `messages.` and the rest is out of reach without a token, as every id with a dot is. */
export const MESSAGES = 'messages.'

export const messageSchema = z
  .object({
    _id: z.string().startsWith(MESSAGES),
    _type: z.literal('message'),
    _rev: z.string().optional(),
    receivedAt: moment('Ontvangen', 'Wanneer het bericht binnenkwam.'),
    who: choice('Afzender is', 'Wie de afzender is.', WHO),
    name: line('Naam', 'Van de afzender.', 80),
    email: z.email().meta({ title: 'E-mail', description: 'Van de afzender.' }).optional(),
    phone: z.string().meta({ title: 'Telefoon', description: 'Van de afzender.' }).optional(),
    subject: line('Onderwerp', 'Waar het over gaat.', 60),
    message: lines('Bericht', 'Wat de afzender schreef.', { max: MESSAGE_LENGTH }),
    group: reference(['workingGroup'], 'Werkgroep', 'Waar de afzender bij wil.').optional(),
    nameConsent: z.boolean().meta({
      title: 'Naam op de site',
      description: 'De afzender vindt het goed dat de naam bij de werkgroep staat.',
    }),
    receipt: z.boolean().meta({ title: 'Bevestiging', description: 'De afzender vroeg om een bevestiging.' }),
    consent,
    suspect: z.boolean().meta({
      title: 'Verdacht',
      description: 'Het bericht kwam binnen toen er heel veel tegelijk kwamen.',
    }),
    recipient: reference(['contact'], 'Voor', 'Wie dit bericht beantwoordt.').optional(),
    handling: choice('Stand', 'Hoe ver het is.', HANDLING),
    takenBy: line('Behandeld door', 'Wie dit bericht op zich nam.').optional(),
    answeredAt: moment('Beantwoord op', 'Wanneer.').optional(),
    notes: z.array(note).optional().meta({ title: 'Notities', description: 'Voor elkaar, in de Studio.' }),
    delivery,
    /** Of the confirmation that the sender asked for. */
    receiptDelivery: delivery.optional(),
  })
  .meta({ title: 'Bericht', description: 'Berichten van bezoekers.' })

export type Message = z.infer<typeof messageSchema>

/** How many messages came in a month about a subject; holds nothing of anyone, so it outlives the messages. */
export const messageCountSchema = z.object({
  _id: z.string().startsWith(MESSAGES),
  _type: z.literal('messageCount'),
  /** YYYY-MM */
  month: z.string(),
  subject: z.string(),
  total: z.int(),
})

export type MessageCount = z.infer<typeof messageCountSchema>
