/** Short texts: one line, several lines, and the error text each gives. */
import { z } from 'zod'
import { fieldRegistry } from '../studio-registry.ts'

/** @param max characters */
export function line(title: string, description: string, max = 120) {
  return z
    .string()
    .trim()
    .min(1, 'Dit veld is leeg. Vul een tekst in.')
    .max(max, `Deze tekst is te lang. Gebruik hoogstens ${max} tekens.`)
    .meta({ title, description })
}

/** @param max characters */
export function lines(title: string, description: string, { max = 600, rows = 3 } = {}) {
  return line(title, description, max).register(fieldRegistry, { kind: 'text', rows })
}
