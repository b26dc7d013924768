/** With the token, without, and with what is none. */
import fc from 'fast-check'
import type { World } from '../border.ts'

export const credentials = fc.constantFrom('mine', 'mine', 'mine', 'none', 'wrong', 'odd')

export function authorisation(kind: string, { token }: World): readonly (readonly [string, string])[] {
  if (kind === 'none') return []
  return [
    [
      'Authorization',
      kind === 'mine' ? `Bearer ${token}` : kind === 'wrong' ? 'Bearer x' : `bEaReR  ${token}\u0080`,
    ],
  ]
}
