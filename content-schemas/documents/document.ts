/** What every document has, and how a document type is made. */
import { z } from 'zod'
import { repeatedKeys } from '../rules/repeated-keys.ts'
import { unsupportedCharacters } from '../rules/unsupported-characters.ts'
import {
  documentRegistry,
  type DocumentDescription,
  type FixedPage,
  type PageFolder,
} from '../studio-registry.ts'

/** As the Content Lake takes it: segments between dots, none of them empty or beginning with a hyphen. */
const id = z
  .string()
  .max(128, 'De documentcode is langer dan 128 tekens. Maak het document opnieuw.')
  .regex(
    /^[a-zA-Z0-9_][a-zA-Z0-9_-]*(?:\.[a-zA-Z0-9_][a-zA-Z0-9_-]*)*$/,
    'Dit is geen geldige documentcode. Maak het document opnieuw in de Studio.',
  )

const storedAt = z.iso.datetime({
  offset: true,
  error: 'De store noemt hier geen tijdstip. Maak het document opnieuw in de Studio.',
})

export const SYSTEM_FIELDS = ['_id', '_type', '_rev', '_createdAt', '_updatedAt'] as const

/** A document with a slug has a page, so its description says in which folder. */
type DescriptionOf<Shape> = DocumentDescription &
  ('slug' extends keyof Shape ? { readonly page: PageFolder } : { readonly page?: FixedPage })

/** A document type: its fields, and what the Studio and the site need to know. Unknown fields pass unseen. */
export function document<Type extends string, Shape extends z.ZodRawShape>(
  type: Type,
  shape: Shape,
  description: DescriptionOf<Shape>,
) {
  return z
    .object({
      _id: id,
      _type: z.literal(type),
      _rev: z.string().optional(),
      _createdAt: storedAt.optional(),
      _updatedAt: storedAt.optional(),
      ...shape,
    })
    .superRefine((value, context) => {
      for (const path of repeatedKeys(value)) {
        const message =
          'Twee onderdelen hebben dezelfde interne sleutel. Verwijder er één en voeg het opnieuw toe.'
        context.addIssue({ code: 'custom', path, message })
      }
      for (const path of unsupportedCharacters(value)) {
        const message = 'Hier staat een onzichtbaar teken dat niet kan. Wis deze tekst en typ hem opnieuw.'
        context.addIssue({ code: 'custom', path, message })
      }
    })
    .meta({ title: description.title, description: description.plural })
    .register(documentRegistry, description)
}
