/** How a page shows in search engines and when it is shared. */
import { z } from 'zod'
import { image } from './image.ts'
import { lines } from './text.ts'

export const seo = z
  .object({
    description: lines('Omschrijving', 'Eén of twee zinnen, voor zoekmachines.', {
      max: 160,
      rows: 2,
    }).optional(),
    image: image.optional(),
  })
  .meta({
    title: 'Zoeken en delen',
    description: 'Hoe de pagina eruitziet in zoekmachines en als iemand haar deelt.',
  })
