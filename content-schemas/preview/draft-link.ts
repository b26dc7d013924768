/** Who has the address may see one draft, for a while. It is private: no type of the content graph, and its id has a dot. */
import { z } from 'zod'
import { moment } from '../blocks/dates.ts'
import { line } from '../blocks/text.ts'

/** Followed by the SHA-256 of the address's secret part, in hexadecimals: whoever reads the store cannot make the address. */
export const DRAFT_LINK_ID_PREFIX = 'draftLinks.'

export const draftLinkSchema = z.object({
  _id: z.string().regex(/^draftLinks\.[0-9a-f]{64}$/),
  _type: z.literal('draftLink'),
  documentId: line('Document', 'Waarvan het concept te zien is, zonder „drafts.” ervoor.', 128),
  until: moment('Geldig tot', 'Daarna opent de link niets meer.'),
  createdAt: moment('Gemaakt op', 'Wanneer de link gemaakt is.'),
  createdBy: line('Gemaakt door', 'Wie de link maakte.'),
})

export type DraftLink = z.infer<typeof draftLinkSchema>
