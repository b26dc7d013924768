/** The names under which reads are recorded and changes announced; a page is rendered anew when the two meet. */

export const keys = {
  /** Whether a document is there. */
  document: (id: string) => `doc:${id}`,
  /** One top-level field of one document. */
  field: (id: string, field: string) => `doc:${id}#${field}`,
  /** A document as a whole, field names included. */
  wholeDocument: (id: string) => `doc:${id}#*`,
  /** One field of every document of a type. */
  fieldOfAll: (type: string, field: string) => `all:${type}#${field}`,
  wholeOfAll: (type: string) => `all:${type}#*`,
  /** Which documents of a type there are, and in which order. */
  list: (type: string) => `list:${type}`,
  /** Which documents there are at all. */
  everything: 'list:*',
  /** Which document has this address. */
  slug: (type: string, slug: string) => `slug:${type}/${slug}`,
  /** Which documents of a type refer to this one. */
  backlinks: (type: string, id: string) => `back:${type}/${id}`,
  asset: (id: string) => `asset:${id}`,
  assets: 'assets',
  picture: (path: string) => `picture:${path}`,
  /** A value of site/content/derive.ts. */
  derived: (key: string) => `derived:${key}`,
  today: 'today',
} as const
