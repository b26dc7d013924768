/** Telephone numbers, however they are written: 06 301 898 06, 06-30189806, +31 6 30189806 and 0031630189806 are one. */

/** The number in digits, a foreign one after 00; undefined where the text is no telephone number or the beginning of one. */
export function phoneDigits(text: string): string | undefined {
  // An address book puts marks that are not seen around a number.
  const written = text.replace(/\p{Cf}/gu, '')
  if (!/^[\s+\d().–/-]+$/.test(written)) return undefined
  const digits = written
    .replace(/\(0\)|[^\d+]/g, '')
    .replace(/^\+/, '00')
    .replace(/^0031/, '0')
  // Fewer than five digits is a year or a house number.
  return /^\d{5,}$/.test(digits) ? digits : undefined
}

/** What a number is found by: in full, and without 0, 06 or what a country begins with, for who begins there. */
export function phoneTerms(number: string): string[] {
  const digits = phoneDigits(number)
  if (digits === undefined) return []
  if (!digits.startsWith('00')) return [digits, digits.slice(1), digits.replace(/^06?/, '')]
  // A country has one to three digits.
  const national = [3, 4, 5].map((start) => digits.slice(start))
  return [digits, digits.slice(2), ...national, ...national.map((rest) => `0${rest}`)]
}
