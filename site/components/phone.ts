/** Dutch telephone numbers for people, which never break over two lines: +31630189806 is 06 301 898 06. */
const GAP = '\u00A0'

export function readablePhone(number: string): string {
  const mobile = /^\+316(\d{3})(\d{3})(\d{2})$/.exec(number)
  return mobile ? ['06', ...mobile.slice(1)].join(GAP) : number.replace(/^\+31/, '0')
}
