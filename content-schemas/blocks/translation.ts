/** In which language a document is written, and of which document it is the translation. */
import { choice } from './choice.ts'
import { reference } from './reference.ts'

const LANGUAGES = { nl: 'Nederlands', en: 'Engels' } as const

export type Language = keyof typeof LANGUAGES

/** @param target the document type that this one may translate: its own */
export function translation(target: string) {
  return {
    language: choice('Taal', 'De taal van dit document. Leeg is Nederlands.', LANGUAGES).optional(),
    translationOf: reference(
      [target],
      'Vertaling van',
      'Het Nederlandse document waarvan dit de vertaling is.',
    ).optional(),
  }
}
