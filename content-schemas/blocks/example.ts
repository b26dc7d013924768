/** Marks content that shows how it may look, and says nothing of the real city. */
import { z } from 'zod'

export const example = z.boolean().optional().meta({
  title: 'Voorbeeld',
  description: 'Aan zolang dit nog niet vaststaat. Op de site staat dan dat het een voorbeeld is.',
})
