/** Columns of the history's tables as values. */
import type { ChangeRecord } from './transaction.ts'

export function toTransition(value: unknown): ChangeRecord['transition'] {
  return value === 'appear' || value === 'disappear' ? value : 'update'
}

export function toNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

export function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** From a JSON array. */
export function toList(text: unknown): readonly unknown[] {
  const value: unknown = JSON.parse(String(text))
  return Array.isArray(value) ? value : []
}
