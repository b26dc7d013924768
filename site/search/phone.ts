/** Telephone numbers, however they are written: 06 301 898 06, 06-30189806, +31 6 30189806 and 0031630189806 are one. */

/** The national number in digits, or undefined where the text is no telephone number or the beginning of one. */
export function phoneDigits(text: string): string | undefined {
  if (!/^[\s+\d().–/-]+$/.test(text)) return undefined
  const digits = text.replace(/\(0\)|[^\d+]/g, '')
  const national = digits.replace(/^(?:\+|00)31/, '0').replace(/^00/, '0')
  // Fewer than five digits is a year or a house number.
  return /^\d{5,}$/.test(national) ? national : undefined
}

/** What a number is found by: in full, and without 0 or 06, for who begins there. */
export function phoneTerms(number: string): string[] {
  const digits = phoneDigits(number)
  return digits === undefined ? [] : [digits, digits.slice(1), digits.replace(/^06?/, '')]
}
