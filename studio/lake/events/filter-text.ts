/** The filter at the beginning of a listener's query, as text. */

/**
 * The text of `*` and the filters right behind it.
 * @returns undefined where the query does not begin so
 */
export function filterText(query: string): string | undefined {
  const text = query.trimStart()
  if (!text.startsWith('*')) return undefined
  let end = 1
  for (;;) {
    const open = /^\s*\[/.exec(text.slice(end))
    if (!open) break
    const close = closingBracket(text, end + open[0].length)
    if (close === undefined) return undefined
    const inside = text.slice(end + open[0].length, close)
    if (/^\s*(?:-?\d+\s*(?:\.\.+\s*-?\d+\s*)?)?$/.test(inside)) break
    end = close + 1
  }
  return text.slice(0, end)
}

/** @param start right after the opening bracket */
function closingBracket(text: string, start: number): number | undefined {
  const tokens = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*|[[\]]/g
  tokens.lastIndex = start
  let depth = 1
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '[') depth += 1
    if (token[0] === ']') depth -= 1
    if (depth === 0) return token.index
  }
  return undefined
}
