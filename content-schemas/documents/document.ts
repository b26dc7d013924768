/** What every document has, and how a document type is made. */
import { z } from 'zod'
import { documentRegistry, type DocumentStudio } from '../studio-registry.ts'

const id = z
  .string()
  .max(128)
  .regex(/^[a-zA-Z0-9_-][a-zA-Z0-9._-]*$/, 'Dit is geen geldige documentcode.')

export const SYSTEM_FIELDS = ['_id', '_type', '_rev', '_createdAt', '_updatedAt'] as const

/** A document type: its fields and what the Studio needs to know. Unknown fields pass unseen. */
export function document<Type extends string, Shape extends z.ZodRawShape>(
  type: Type,
  shape: Shape,
  studio: DocumentStudio,
) {
  return z
    .object({
      _id: id,
      _type: z.literal(type),
      _rev: z.string().optional(),
      _createdAt: z.string().optional(),
      _updatedAt: z.string().optional(),
      ...shape,
    })
    .meta({ title: studio.title, description: studio.plural })
    .register(documentRegistry, studio)
}
