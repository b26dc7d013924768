/** How a document shows itself in lists: its title, its picture, and below the title its state in words. */
import type { DocumentDescription, FieldDescription } from '@programme/content-schemas'
import type { PreviewConfig } from 'sanity'
import { dayInDutch, momentInDutch } from '../desk/dates.ts'

/** @param fields of the document: its first choice among fixed values is its state */
export function previewOf(
  fields: readonly FieldDescription[],
  preview: DocumentDescription['preview'],
): PreviewConfig {
  const state = fields.find(({ type, studio }) => type === 'string' && studio.options !== undefined)
  const subtitle = fields.find(({ name }) => name === preview.subtitle)
  return {
    select: { ...preview, ...(state ? { state: state.name } : {}) },
    prepare(selection) {
      const words = [
        state && inWords(state, selection['state']),
        subtitle && subtitle !== state ? inWords(subtitle, selection['subtitle']) : undefined,
      ]
      return {
        ...selection,
        title: String(selection['title'] ?? 'Zonder titel'),
        subtitle: words.filter((text) => text !== undefined && text !== '').join(' · '),
      }
    },
  }
}

function inWords({ type, studio }: FieldDescription, value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  if (type !== 'date' && type !== 'datetime') return studio.options?.[value] ?? value
  return type === 'date' ? dayInDutch(value) : momentInDutch(value)
}
