/** Postcodes, amounts and initials with an ampersand: one word each, however they are written. */

const POSTCODE = /(?<![\p{L}\p{N}])([1-9]\d{3}) ?([A-Z]{2})(?![\p{L}\p{N}])/gu
const NUMBER = /\d+(?:[.,]\d+)+/g
const INITIALS = /(?<![\p{L}\p{N}])(\p{L}) ?& ?(\p{L})(?![\p{L}\p{N}])/gu

/** `3131 AB` is 3131ab, `1.250,50` is 125050, `B&W` is bw: what a page with one of them is found by. */
export function codesIn(text: string): string[] {
  return [
    ...[...text.matchAll(POSTCODE)].map(([, digits = '', letters = '']) => digits + letters.toLowerCase()),
    ...[...text.matchAll(NUMBER)].map(([number]) => number.replace(/[.,]/g, '')),
    ...[...text.matchAll(INITIALS)].map(([, one = '', other = '']) => (one + other).toLowerCase()),
  ]
}

/** `b&w` as the word bw. */
export function joinInitials(text: string): string {
  return text.replace(INITIALS, '$1$2')
}

/** A question with each of them as its one word; visitors type postcodes in small letters too. */
export function joinCodes(question: string): string {
  return joinInitials(question)
    .replace(new RegExp(POSTCODE.source, 'giu'), (whole, digits: string, letters: string) =>
      /^(?:is|en|de|te|in|op|of)$/i.test(letters) ? whole : digits + letters,
    )
    .replace(NUMBER, (number) => number.replace(/[.,]/g, ''))
}
