/** Functions on text. */
import { portableText } from '../text-of.ts'
import { ofValues, taking, type Functions } from './function.ts'
import { characters } from './general.ts'

const lower = ofValues((value) => (typeof value === 'string' ? value.toLowerCase() : null))
const upper = ofValues((value) => (typeof value === 'string' ? value.toUpperCase() : null))

export const stringFunctions: Functions = {
  lower,
  upper,
  'string::lower': lower,
  'string::upper': upper,
  'string::length': taking(
    1,
    'string::length',
    ofValues((value) => (typeof value === 'string' ? characters(value) : null)),
  ),
  'string::startsWith': ofValues((text, start) =>
    typeof text === 'string' && typeof start === 'string' ? text.startsWith(start) : null,
  ),
  'string::endsWith': taking(
    2,
    'string::endsWith',
    ofValues((text, end) =>
      typeof text === 'string' && typeof end === 'string' ? text.endsWith(end) : null,
    ),
  ),
  'string::split': ofValues((text, separator) => {
    if (typeof text !== 'string' || typeof separator !== 'string') return null
    if (text === '') return []
    return separator === '' ? Array.from(text) : text.split(separator)
  }),
  'pt::text': ofValues((value) => portableText(value)),
}
