import { expect, it } from 'vitest'
import { assertLimits } from '../../../../studio/lake/mutations/limits.ts'

it('refuses a document over 32 MB and takes one just below', () => {
  const piece = 'é'.repeat(1024 * 1024)
  const pieces = (count: number) => ({ list: Array.from({ length: count }, () => piece) })
  expect(() => assertLimits('a', pieces(15))).not.toThrow()
  expect(() => assertLimits('a', pieces(16))).toThrow('32 MB')
})

it('counts the size of a value that is shared wherever it stands, without writing it out', () => {
  const shared = { text: 'x'.repeat(100_000) }
  expect(() => assertLimits('a', { list: Array.from({ length: 100_000 }, () => shared) })).toThrow('32 MB')
})

it('counts the attributes of all members of an array together', () => {
  const member = Object.fromEntries(Array.from({ length: 900 }, (_none, n) => [`f${n}`, 1]))
  expect(() => assertLimits('a', { list: [member, member, member] })).not.toThrow()
  expect(() => assertLimits('a', { list: [member], other: member })).toThrow('1000 attributes')
})
