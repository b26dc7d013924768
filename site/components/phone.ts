/** Dutch telephone numbers for people: +31630189806 is 06 301 898 06. */
export function readablePhone(number: string): string {
  const mobile = /^\+316(\d{3})(\d{3})(\d{2})$/.exec(number)
  return mobile ? `06 ${mobile.slice(1).join(' ')}` : number.replace(/^\+31/, '0')
}
