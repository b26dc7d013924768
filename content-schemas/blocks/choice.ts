/** One of a few fixed values, each with a Dutch name. */
import { z } from 'zod'
import { fieldRegistry } from '../studio-registry.ts'

export function choice<const Options extends Readonly<Record<string, string>>>(
  title: string,
  description: string,
  options: Options,
) {
  const values = Object.keys(options).filter((key): key is Extract<keyof Options, string> => key in options)
  return z
    .enum(values, `Kies een van deze: ${Object.values(options).join(', ')}.`)
    .meta({ title, description })
    .register(fieldRegistry, { options })
}

/** Several of a few fixed values. */
export function choices<const Options extends Readonly<Record<string, string>>>(
  title: string,
  description: string,
  options: Options,
) {
  return z
    .array(choice(title, description, options))
    .optional()
    .meta({ title, description })
}
