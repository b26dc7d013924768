/** The size of a file for people: 12 kB, 1,4 MB. */
const number = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })

/** @param bytes as the store counts them; a kB is 1000 of them, as telephones say it */
export function readableSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${number.format(bytes / 1_000_000)} MB`
}
