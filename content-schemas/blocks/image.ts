/** A picture: the file, what of it must stay in view, and the text for who does not see it. */
import { z } from 'zod'
import { hasLineBreak, isBlank } from '../characters.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { ONE_LINE } from './text.ts'

/** Where the editor drags a corner, sums of fractions come out a hair outside. */
const HAIR = 1e-6

const fraction = z
  .number()
  .overwrite((value) => {
    const inside = Math.min(1, Math.max(0, value))
    return Math.abs(value - inside) < HAIR ? inside : value
  })
  .min(0)
  .max(1)

/** May be empty, which a rule of the picture looks at. */
function label(title: string, description: string) {
  return z
    .string()
    .max(200, 'Deze tekst is te lang. Gebruik hoogstens 200 tekens.')
    .refine((text) => !hasLineBreak(text), ONE_LINE)
    .optional()
    .meta({ title, description })
}

const shape = {
  _type: z.literal('image'),
  asset: z.object({
    _type: z.literal('reference'),
    _ref: z.string().regex(/^image-[0-9a-f]{40}-\d+x\d+-[a-z0-9]+$/, 'Kies of upload een afbeelding.'),
  }),
  crop: z
    .object({
      _type: z.literal('sanity.imageCrop').optional(),
      top: fraction,
      bottom: fraction,
      left: fraction,
      right: fraction,
    })
    .optional(),
  hotspot: z
    .object({
      _type: z.literal('sanity.imageHotspot').optional(),
      x: fraction,
      y: fraction,
      width: fraction,
      height: fraction,
    })
    .optional(),
  alt: label('Alternatieve tekst', 'Wat is er te zien? Deze tekst is voor wie de afbeelding niet ziet.'),
  decorative: z.boolean().optional().meta({
    title: 'Alleen versiering',
    description: 'De afbeelding vertelt niets en mag worden overgeslagen.',
  }),
  caption: label('Bijschrift', 'Staat onder de afbeelding.'),
}

function hasAlternative(value: { alt?: string | undefined; decorative?: boolean | undefined }): boolean {
  return value.decorative === true || !isBlank(value.alt ?? '')
}

const missing = {
  error: 'De alternatieve tekst ontbreekt. Beschrijf wat te zien is, of kies „Alleen versiering”.',
  path: ['alt'],
}

export const image = z
  .object(shape)
  .refine(hasAlternative, missing)
  .meta({ title: 'Afbeelding', description: 'Een foto of tekening, met een tekst voor wie haar niet ziet.' })
  .register(fieldRegistry, { kind: 'image' })

export const imageBlock = z
  .object({ _key: z.string().min(1), ...shape })
  .refine(hasAlternative, missing)
  .meta({ title: 'Afbeelding', description: 'Een afbeelding tussen de tekst.' })
  .register(fieldRegistry, { kind: 'image' })

export type ImageValue = z.infer<typeof image>
