/** The last part of a page's address. */
import { z } from 'zod'
import { fieldRegistry } from '../studio-registry.ts'

/** @param source the field that the Studio proposes a slug from */
export function slug(source: string) {
  return z
    .object({
      _type: z.literal('slug'),
      current: z
        .string()
        .min(1, 'Het adres is leeg. Klik op „Genereren” of vul het in.')
        .max(80, 'Het adres is te lang. Gebruik hoogstens 80 tekens.')
        .regex(
          /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
          'Gebruik alleen kleine letters, cijfers en losse streepjes, zoals aanpak-leegstand.',
        ),
    })
    .meta({ title: 'Adres', description: 'Het laatste deel van het adres van de pagina op de site.' })
    .register(fieldRegistry, { kind: 'slug', source })
}
