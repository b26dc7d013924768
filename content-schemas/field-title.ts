/** The Dutch names of the fields along a path, as the Studio shows them. */
import { z } from 'zod'
import { unwrap } from './unwrap.ts'

export function fieldTitle(schema: z.core.$ZodType, path: readonly PropertyKey[]): string {
  const names: string[] = []
  let here: z.core.$ZodType | undefined = schema
  for (const part of path) {
    const inner: z.core.$ZodType | undefined = here && unwrap(here)
    if (typeof part === 'number') {
      names.push(String(part + 1))
      here = inner instanceof z.ZodArray ? inner.element : undefined
    } else {
      const shape: Readonly<Record<string, z.core.$ZodType>> = inner instanceof z.ZodObject ? inner.shape : {}
      here = shape[String(part)]
      // Inside a rich text the parts have names that no editor knows.
      if (inner instanceof z.ZodDiscriminatedUnion || !inner) break
      names.push(titleFrom(here) ?? String(part))
    }
  }
  return names.join(' › ')
}

function titleFrom(schema: z.core.$ZodType | undefined): string | undefined {
  if (!schema) return undefined
  return z.globalRegistry.get(schema)?.title ?? z.globalRegistry.get(unwrap(schema))?.title
}
