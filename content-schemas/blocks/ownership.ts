/** Who keeps a document up to date, who reads along, and when it must be read again. */
import { z } from 'zod'
import { day } from './dates.ts'
import { line } from './text.ts'

export const ownership = {
  owner: line('Eigenaar', 'Wie houdt dit bij? Noem de rol, bijvoorbeeld projectcoördinator.').optional(),
  secondReader: z.boolean().optional().meta({
    title: 'Tweede lezer',
    description:
      'Aan: wie het laatst iets veranderde, publiceert dit niet zelf. Een collega leest en publiceert. Meldt niemand zich aan bij deze Studio? Dan herinnert zij alleen, en houdt zij niemand tegen.',
  }),
  reviewBy: day('Nakijken voor', 'Op deze dag moet iemand nakijken of dit nog klopt.').optional(),
}
