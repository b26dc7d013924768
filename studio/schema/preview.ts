/** How a document shows itself in lists: its title, its picture, and below the title its state in words. */
import type { DocumentDescription, FieldDescription } from '@programme/content-schemas'
import type { PreviewConfig } from 'sanity'

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
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) return value
  const time = type === 'datetime' ? { hour: '2-digit' as const, minute: '2-digit' as const } : {}
  return new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', ...time }).format(
    moment,
  )
}
