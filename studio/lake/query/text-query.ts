/**
 * Makes `text::query(…)`, which groq-js does not know, into a `match` with patterns that it does know.
 * The left side `@` of such a match becomes a hidden field that holds all text of the document.
 */

/** Name of the hidden field; not enumerable, so no result ever shows it. */
export const TEXT_FIELD = '__text'

export interface RewrittenQuery {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
}

export function rewriteTextQuery(query: string, params: Readonly<Record<string, unknown>>): RewrittenQuery {
  if (!query.includes('text::query')) return { query, params }
  const added: Record<string, unknown> = {}
  const rewritten = query
    .replace(/\[\s*@\s*,\s*_id\s*\]\s*match\s*text::query/g, `[${TEXT_FIELD}, _id] match text::query`)
    .replace(/@\s*match\s*text::query/g, `${TEXT_FIELD} match text::query`)
    .replace(
      /text::query\(\s*(?:\$(\w+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*\)/g,
      (_all, name, double, single) => {
        const value: unknown = typeof name === 'string' ? params[name] : (double ?? single)
        const parameter = `__textQuery${Object.keys(added).length}`
        added[parameter] = patterns(typeof value === 'string' ? value : '')
        return `$${parameter}`
      },
    )
  return { query: rewritten, params: { ...params, ...added } }
}

/** Words, `prefix*` and "phrases"; every one must occur. An excluded word (`-word`) is left out of the patterns. */
function patterns(text: string): string[] {
  return [...text.matchAll(/(-?)"([^"]+)"|(\S+)/g)].flatMap(([, minus, phrase, word]) => {
    if (phrase !== undefined) return minus === '-' ? [] : [phrase]
    if (word === undefined || word.startsWith('-')) return []
    return [word]
  })
}

/** All text in a document, for {@link TEXT_FIELD}. */
export function textOf(value: unknown): string {
  const parts: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node === 'string') parts.push(node)
    else if (Array.isArray(node)) node.forEach(walk)
    else if (typeof node === 'object' && node !== null) {
      for (const [key, child] of Object.entries(node)) if (!key.startsWith('_')) walk(child)
    }
  }
  walk(value)
  return parts.join(' ')
}
