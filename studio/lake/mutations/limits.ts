/** How large, deep and wide a document may be; the figures are Sanity's own technical limits. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord } from '../foundation/json.ts'

const LARGEST = 32 * 1024 * 1024
const MOST_ATTRIBUTES = 1_000
const DEEPEST = 20

/**
 * Attributes are counted as unique paths, members of one array together; the size is that of the JSON text in UTF-8.
 * @throws LakeError 400 that names the limit
 */
export function assertLimits(id: string, document: Readonly<Record<string, unknown>>): void {
  const attributes = new Set<string>()
  let size = 0

  const refuse = (reason: string): never => {
    throw new LakeError(400, `The document "${id}" ${reason}.`)
  }

  const walk = (node: unknown, path: string, depth: number): void => {
    if (typeof node === 'string') size += Buffer.byteLength(node) + 2
    else if (typeof node !== 'object' || node === null) size += 4
    else {
      if (depth > DEEPEST) refuse(`is nested deeper than ${DEEPEST} levels`)
      if (Array.isArray(node)) {
        size += 2 + node.length
        for (const member of node) walk(member, `${path}[]`, depth + 1)
      } else if (isRecord(node)) {
        size += 2
        for (const [key, member] of Object.entries(node)) {
          size += Buffer.byteLength(key) + 4
          const inner = `${path}.${key}`
          if (!attributes.has(inner)) {
            attributes.add(inner)
            if (attributes.size > MOST_ATTRIBUTES) refuse(`has more than ${MOST_ATTRIBUTES} attributes`)
          }
          walk(member, inner, depth + 1)
        }
      }
    }
    if (size > LARGEST) refuse('is larger than 32 MB')
  }
  walk(document, '', 0)
}

/** Whether texts and values have more than so many characters in all, about; it looks no further than that. */
export function isLargerThan(value: unknown, most: number): boolean {
  let left = most
  const walk = (node: unknown): boolean => {
    left -= typeof node === 'string' ? node.length : 8
    if (left < 0) return true
    if (Array.isArray(node)) return node.some(walk)
    return isRecord(node) && Object.values(node).some(walk)
  }
  return walk(value)
}
