/** The text of one Portable Text block, as the full-text index and `pt::text` read it. */
import { isRecord } from '../../foundation/json.ts'

/** @returns null where the value is no block */
export function blockText(value: unknown): string | null {
  if (!isRecord(value) || typeof value['_type'] !== 'string' || !Array.isArray(value['children'])) return null
  return value['children']
    .map((child: unknown) =>
      isRecord(child) && child['_type'] === 'span' && typeof child['text'] === 'string' ? child['text'] : '',
    )
    .join('')
}
