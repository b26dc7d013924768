/** Words as Dutch writes them: in a row (a, b en c), and how long they get. */
const list = new Intl.ListFormat('nl', { type: 'conjunction' })

export function inWords(words: readonly string[]): string {
  return list.format(words)
}

/** In letters; a dash ends a word, because a line may break there. */
export function longestWord(text: string): number {
  return Math.max(...text.split(/[\s-]/).map((word) => word.length))
}
