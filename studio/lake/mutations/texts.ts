/** Which texts the lake keeps: whatever is Unicode, without U+0000, at which many a program takes a text to end. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord } from '../foundation/json.ts'

/**
 * Also names of attributes are looked at.
 * @param previous the document as it is: what stands in it already may stay, so that it can be mended field by field
 * @throws LakeError 400 that names the attribute
 */
export function assertTexts(
  id: string,
  document: Readonly<Record<string, unknown>>,
  previous?: Readonly<Record<string, unknown>>,
): void {
  const broken = brokenTexts(document)
  if (broken.length === 0) return
  const known = new Set(brokenTexts(previous).map(({ text }) => text))
  const found = broken.find(({ text }) => !known.has(text))
  if (!found) return
  const what = found.text.isWellFormed() ? 'U+0000' : 'half of a surrogate pair'
  throw new LakeError(400, `The document "${id}" has ${what} in "${found.path}", which is no text.`)
}

function brokenTexts(value: unknown): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = []
  const look = (text: string, path: string): void => {
    if (!text.isWellFormed() || text.includes('\0')) found.push({ path: path.toWellFormed(), text })
  }
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'string') look(node, path)
    else if (Array.isArray(node))
      for (const [index, member] of node.entries()) walk(member, `${path}[${index}]`)
    else if (isRecord(node)) {
      for (const name in node) {
        const inner = path === '' ? name : `${path}.${name}`
        look(name, inner)
        walk(node[name], inner)
      }
    }
  }
  walk(value, '')
  return found
}
