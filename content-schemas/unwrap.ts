/** The schema inside `.optional()`, which holds the title, the description and the registry entry. */
import { z } from 'zod'

export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema
}
