/** Telephone numbers for people, which never break over two lines: +31630189806 is 06 301 898 06. */
const GAP = '\u00A0'

/** Area codes of three digits; all others have four. */
const SHORT_AREA = /^(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[2458])/

/** @param number with its country code; a Dutch one is shown as it is dialled here, another one as it is */
export function readablePhone(number: string): string {
  const [, national] = /^\+31(\d+)$/.exec(number) ?? []
  return national === undefined ? number : partsOf(national).join(GAP)
}

/** @param national without its first 0 */
function partsOf(national: string): string[] {
  // Of municipalities, which have no 0 before them; free and paid lines; mobile ones.
  const known =
    /^(14)(0\d{1,3})$/.exec(national) ??
    /^(800|90[069])(\d{4}|\d{7})$/.exec(national) ??
    /^(6)(\d{3})(\d{3})(\d{2})$/.exec(national)
  if (known) return [(known[1] === '14' ? '' : '0') + (known[1] ?? ''), ...known.slice(2)]
  const parts = SHORT_AREA.test(national)
    ? /^(\d\d)(\d{3})(\d\d)(\d\d)$/.exec(national)
    : /^(\d{3})(\d{3})(\d{3})$/.exec(national)
  return parts ? [`0${parts[1] ?? ''}`, ...parts.slice(2)] : [`0${national}`]
}
