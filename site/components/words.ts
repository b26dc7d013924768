/** Words in a row, as Dutch writes them: a, b en c. */
const list = new Intl.ListFormat('nl', { type: 'conjunction' })

export function inWords(words: readonly string[]): string {
  return list.format(words)
}
