/** What an index is asked for, in place of all documents; what is found holds at least every document that fits. */
export type Lookup =
  | { readonly kind: 'all' }
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  /** Ids that begin so. */
  | { readonly kind: 'idPrefix'; readonly prefix: string }
  | { readonly kind: 'types'; readonly types: readonly string[] }
  | { readonly kind: 'slugs'; readonly slugs: readonly string[] }
  /** Documents with a reference, weak or strong, to any of these ids. */
  | { readonly kind: 'references'; readonly targets: readonly string[] }
  /** Documents in whose texts every one of these words occurs. */
  | { readonly kind: 'text'; readonly words: readonly SoughtWord[] }
  /** The published document of an id, its draft and its versions. */
  | { readonly kind: 'variants'; readonly publishedId: string }
  | { readonly kind: 'release'; readonly name: string }
  | { readonly kind: 'both'; readonly lookups: readonly Lookup[] }
  | { readonly kind: 'either'; readonly lookups: readonly Lookup[] }

export interface SoughtWord {
  /** Folded, as tokens.ts does. */
  readonly word: string
  readonly isPrefix: boolean
}

export const everything: Lookup = { kind: 'all' }

export function both(lookups: readonly Lookup[]): Lookup {
  const useful = withOneOfTypes(lookups.filter(({ kind }) => kind !== 'all'))
  const [only = everything, ...others] = useful
  return others.length === 0 ? only : { kind: 'both', lookups: useful }
}

/** A document has one type: the Studio's lists ask for `_type in $types && _type == $type`. */
function withOneOfTypes(lookups: readonly Lookup[]): readonly Lookup[] {
  const [first, ...more] = lookups.flatMap((lookup) => (lookup.kind === 'types' ? [lookup.types] : []))
  if (!first || more.length === 0) return lookups
  const types = first.filter((type) => more.every((others) => others.includes(type)))
  return [{ kind: 'types', types }, ...lookups.filter(({ kind }) => kind !== 'types')]
}

export function either(lookups: readonly Lookup[]): Lookup {
  if (lookups.some(({ kind }) => kind === 'all')) return everything
  const [only, ...others] = lookups
  return only && others.length === 0 ? only : { kind: 'either', lookups }
}
