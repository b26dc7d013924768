/** Rich text: paragraphs, headings, quotes and lists, with emphasis, links and pictures. */
import { z } from 'zod'
import { fieldRegistry } from '../studio-registry.ts'
import { checkRichText } from '../rules/rich-text.ts'
import { href } from './href.ts'
import { imageBlock } from './image.ts'

const key = z.string().min(1)

const link = z
  .object({ _type: z.literal('link'), _key: key, href })
  .meta({ title: 'Link', description: 'Een verwijzing naar een andere pagina of een adres.' })

const span = z.object({
  _type: z.literal('span'),
  _key: key,
  text: z.string(),
  marks: z.array(z.string()).optional(),
})

const textBlock = z.object({
  _type: z.literal('block'),
  _key: key,
  style: z.enum(['normal', 'h2', 'h3', 'h4', 'blockquote']).optional(),
  listItem: z.enum(['bullet', 'number']).optional(),
  level: z.number().int().min(1).max(3).optional(),
  children: z.array(span),
  markDefs: z.array(link).optional(),
})

const portableText = z.array(z.discriminatedUnion('_type', [textBlock, imageBlock]))

export type RichText = z.infer<typeof portableText>

/** @param description the hint in the Studio */
export function richText(title: string, description: string) {
  return portableText
    .superRefine((blocks, context) => {
      for (const { path, message } of checkRichText(blocks))
        context.addIssue({ code: 'custom', path, message })
    })
    .meta({ title, description })
    .register(fieldRegistry, { kind: 'portableText' })
}
