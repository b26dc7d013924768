/** Functions on arrays. */
import { DateTime } from 'groq-js'
import { isArray, isEqual } from '../values.ts'
import { ofValues, type Functions } from './function.ts'

export const arrayFunctions: Functions = {
  'array::join': (args, compiler) =>
    ofValues((value, separator) => {
      if (!isArray(value) || typeof separator !== 'string') return null
      const parts: string[] = []
      for (const member of value) {
        if (!isPrimitive(member)) return null
        const text = String(member)
        compiler.runtime.budget.make(text.length + separator.length)
        parts.push(text)
      }
      return parts.join(separator)
    })(args, compiler),
  'array::compact': ofValues((value) => (isArray(value) ? value.filter((member) => member !== null) : null)),
  'array::unique': ofValues((value) => (isArray(value) ? unique(value) : null)),
  'array::intersects': (args, compiler) =>
    ofValues((left, right) => {
      if (!isArray(left) || !isArray(right)) return null
      return left.some((member) => {
        compiler.runtime.budget.make(right.length)
        return right.some((other) => isEqual(member, other))
      })
    })(args, compiler),
}

/** Arrays and objects are never equal, so all of them stay. */
function unique(members: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>()
  return members.filter((member) => {
    if (member !== null && !isPrimitive(member)) return true
    const key = member instanceof DateTime ? `datetime:${member.date.getTime()}` : member
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function isPrimitive(value: unknown): value is string | number | boolean | DateTime {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value instanceof DateTime
  )
}
