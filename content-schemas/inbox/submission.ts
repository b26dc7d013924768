/** What a visitor fills in on the contact form, and in plain Dutch what is wrong with it. */
import { z } from 'zod'

export const WHO = {
  bezoeker: 'Bezoeker of bewoner',
  ondernemer: 'Ondernemer',
  eigenaar: 'Eigenaar van een pand',
  gemeente: 'Gemeente',
  pers: 'Pers',
} as const

export const SUBMISSION_FIELDS = {
  who: 'Wie bent u?',
  subject: 'Waar gaat het over?',
  group: 'Wilt u meedoen met een werkgroep?',
  message: 'Uw bericht',
  name: 'Uw naam',
  email: 'Uw e-mailadres',
  phone: 'Uw telefoonnummer',
  nameConsent: 'Mijn naam mag op de pagina van de werkgroep staan.',
  receipt: 'Stuur mij een bevestiging per e-mail.',
} as const

export type SubmissionField = keyof typeof SUBMISSION_FIELDS

/** What the form offers at this moment. */
export interface FormChoices {
  readonly subjects: readonly string[]
  /** Working groups that one can join, by the last part of their address. */
  readonly groups: readonly { readonly id: string; readonly slug: string; readonly name: string }[]
}

/**
 * Characters that no person types: those that no format carries, line ends of other systems, and marks that lay a text out otherwise
 * than it reads or are not seen at all.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff]/gu

export const MESSAGE_LENGTH = 4_000

function oneLine(empty: string, max: number) {
  return z
    .string(empty)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, empty)
        .max(max, `Dit is te lang. Gebruik hoogstens ${max} tekens.`)
        .refine((text) => text.search(UNSEEN) < 0, 'Hier staat een teken dat niet kan. Typ het opnieuw.'),
    )
}

const message = z
  .string('Schrijf uw bericht.')
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      .split('\n')
      .map((line) => line.replace(UNSEEN, ''))
      .join('\n')
      .replace(/\n{4,}/g, '\n\n\n')
      .trim(),
  )
  .pipe(
    z
      .string()
      .min(1, 'Schrijf uw bericht.')
      .max(MESSAGE_LENGTH, `Uw bericht is te lang. Gebruik hoogstens ${MESSAGE_LENGTH} tekens.`),
  )

const email = z
  .string()
  .transform((text) => text.trim())
  .pipe(
    z.union([
      z.literal('').transform(() => undefined),
      z.email('Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl.').max(200),
    ]),
  )
  .optional()

/** Dutch numbers become international ones, so that one person's messages are found by one number. */
const phone = z
  .string()
  .transform((text) =>
    text
      // An address book puts marks that are not seen around a number.
      .replace(/\p{Cf}/gu, '')
      .replace(/\(0\)/g, '')
      .replace(/[\s()./\p{Pd}−]/gu, '')
      .replace(/^00/, '+')
      .replace(/^0/, '+31')
      .replace(/^14(?=0\d{1,3}$)/, '+3114'),
  )
  .pipe(
    z.union([
      z.literal('').transform(() => undefined),
      z
        .string()
        .regex(/^\+[1-9]\d{6,14}$/, 'Dit is geen telefoonnummer. Schrijf het zoals 06 12 34 56 78.')
        .refine(isWhole, 'Een Nederlands telefoonnummer heeft tien cijfers. Kijk het na.'),
    ]),
  )
  .optional()

/** Ten digits with the 0 that is dialled here, but for 14 0xx, 0800 and 0900. */
function isWhole(number: string): boolean {
  return (
    !number.startsWith('+31') || /^\+31(?:[1-9]\d{8}|140\d{1,3}|(?:800|90[069])(?:\d{4}|\d{7}))$/.test(number)
  )
}

const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '')

/** @param choices what may be chosen; anything else is refused */
export function submissionSchema({ subjects, groups }: FormChoices) {
  return z
    .object({
      who: z.enum(keysOf(WHO), 'Kies wie u bent.'),
      subject: z
        .string('Kies een onderwerp.')
        .refine((subject) => subjects.includes(subject), 'Kies een onderwerp uit de lijst.'),
      group: z
        .string()
        .optional()
        .transform((group) => (group === '' ? undefined : group))
        .refine(
          (group) => group === undefined || groups.some(({ slug }) => slug === group),
          'Deze werkgroep is er niet meer. Kies een andere.',
        ),
      message,
      name: oneLine('Vul uw naam in.', 80),
      email,
      phone,
      nameConsent: ticked,
      receipt: ticked,
    })
    .refine(({ email, phone }) => Boolean(email ?? phone), {
      path: ['email'],
      error: 'Vul een e-mailadres of een telefoonnummer in. Anders kunnen wij u niet antwoorden.',
      ...whateverElse,
    })
    .refine(({ email, phone, receipt }) => !receipt || Boolean(email) || !phone, {
      path: ['email'],
      error: 'Voor een bevestiging hebben we uw e-mailadres nodig.',
      ...whateverElse,
    })
}

/** Checked beside all fields, so that everything that is wrong is said at once. */
const whateverElse = { when: () => true }

export type Submission = z.infer<ReturnType<typeof submissionSchema>>

function keysOf<Options extends object>(options: Options): Extract<keyof Options, string>[] {
  return Object.keys(options).filter((key): key is Extract<keyof Options, string> => key in options)
}

/** For each field that is wrong, the first thing that is. */
export type SubmissionErrors = Partial<Readonly<Record<SubmissionField, string>>>

export function submissionErrors(issues: readonly z.core.$ZodIssue[]): SubmissionErrors {
  const errors: Partial<Record<SubmissionField, string>> = {}
  for (const { path, message: text } of issues) {
    const [field] = path
    if (isSubmissionField(field)) errors[field] ??= text
  }
  return errors
}

function isSubmissionField(value: unknown): value is SubmissionField {
  return typeof value === 'string' && Object.hasOwn(SUBMISSION_FIELDS, value)
}
