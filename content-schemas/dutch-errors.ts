/** Says in Dutch what zod found, wherever a schema has no words of its own. */
import type { z } from 'zod'

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'een tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'ja of nee',
  array: 'een lijst',
  object: 'een ingevuld onderdeel',
}

export const dutchError: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined || issue.input === null) return 'Dit veld is leeg. Vul het in.'
  switch (issue.code) {
    case 'invalid_type':
      return `Hier hoort ${EXPECTED[issue.expected] ?? issue.expected}. Verander de waarde.`
    case 'invalid_value':
      return `Deze waarde kan hier niet. Kies uit: ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return `Dit is te weinig: het minimum is ${issue.minimum}. Vul aan.`
    case 'too_big':
      return `Dit is te veel: het maximum is ${issue.maximum}. Maak het korter of kleiner.`
    case 'invalid_union':
      return 'Dit onderdeel kent de site niet. Verwijder het en voeg het opnieuw toe.'
    default:
      return 'Deze waarde heeft niet de goede vorm. Verander haar.'
  }
}
