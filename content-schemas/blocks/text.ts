/** Short texts: one line, several lines, and the error text each gives. */
import { z } from 'zod'
import { hasLineBreak, isBlank } from '../characters.ts'
import { fieldRegistry } from '../studio-registry.ts'

export const ONE_LINE = {
  error: 'Deze tekst loopt over meer regels. Haal de regeleinden en tabs weg.',
} as const

/** @param max characters */
export function line(title: string, description: string, max = 120) {
  return text(max)
    .refine((value) => !hasLineBreak(value), ONE_LINE)
    .meta({ title, description })
}

/** @param max characters */
export function lines(title: string, description: string, { max = 600, rows = 3 } = {}) {
  return text(max).meta({ title, description }).register(fieldRegistry, { kind: 'text', rows })
}

function text(max: number) {
  return z
    .string()
    .trim()
    .refine((value) => !isBlank(value), 'Dit veld is leeg. Vul een tekst in.')
    .max(max, `Deze tekst is te lang. Gebruik hoogstens ${max} tekens.`)
}
