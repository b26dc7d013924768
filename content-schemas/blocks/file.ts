/** A file that visitors can download. */
import { z } from 'zod'
import { fieldRegistry } from '../studio-registry.ts'

export const file = z
  .object({
    _type: z.literal('file'),
    asset: z.object({
      _type: z.literal('reference'),
      _ref: z.string().regex(/^file-[0-9a-f]{40}-[a-z0-9]+$/, 'Kies of upload een bestand.'),
    }),
  })
  .meta({ title: 'Bestand', description: 'Het bestand dat bezoekers krijgen.' })
  .register(fieldRegistry, { kind: 'file' })
