/** No text of a document, however deep, may hold a character that some format of the site cannot carry. */
import { hasUnsupportedCharacters } from '../characters.ts'
import { isRecord } from '../../shared/is-record.ts'

/** @returns the path of every text, or of the member whose name it is */
export function unsupportedCharacters(value: unknown): (string | number)[][] {
  const found: (string | number)[][] = []
  const path: (string | number)[] = []
  function walk(here: unknown): void {
    if (typeof here === 'string') {
      if (hasUnsupportedCharacters(here)) found.push([...path])
    } else if (Array.isArray(here)) {
      for (let index = 0; index < here.length; index += 1) step(index, here[index])
    } else if (isRecord(here)) {
      for (const name in here) step(name, here[name])
    }
  }
  function step(part: string | number, here: unknown): void {
    path.push(part)
    walk(here)
    path.pop()
  }
  walk(value)
  return found
}
