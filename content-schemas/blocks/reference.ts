/** A reference to another document. */
import { z } from 'zod'
import { fieldRegistry } from '../studio-registry.ts'

const shape = {
  _type: z.literal('reference'),
  _ref: z.string().min(1, 'Er is niets gekozen. Kies een document.'),
  _weak: z.boolean().optional(),
  _strengthenOnPublish: z.unknown().optional(),
}

export function reference(targets: readonly string[], title: string, description: string) {
  return z.object(shape).meta({ title, description }).register(fieldRegistry, { kind: 'reference', targets })
}

/** A list of references, each of them once. */
export function references(targets: readonly string[], title: string, description: string) {
  const member = z
    .object({ _key: z.string().min(1), ...shape })
    .meta({ title, description })
    .register(fieldRegistry, { kind: 'reference', targets })
  return z
    .array(member)
    .refine((list) => new Set(list.map(({ _ref }) => _ref)).size === list.length, {
      error: 'Hetzelfde document staat er twee keer in. Haal er één weg.',
    })
    .optional()
    .meta({ title, description })
}
