/** What is wrong with a document, where, and what to do: for an editor, in Dutch. */

export type PathSegment = string | number | { readonly _key: string }

export interface Problem {
  readonly documentId: string
  readonly documentType: string
  readonly documentTitle: string
  readonly path: readonly PathSegment[]
  /** The path in the words of the Studio, such as „Tijdlijn › 2 › Datum”. */
  readonly field: string
  /** What is wrong and what to do. */
  readonly message: string
}

/** One sentence: document, field, what is wrong and what to do. */
export function formatProblem({ documentTitle, documentType, field, message }: Problem): string {
  return `${documentType} „${documentTitle}”${field === '' ? '' : `, ${field}`}: ${message}`
}

/** The path as Sanity's clients write it: `timeline[_key=="a"].title`. */
export function formatPath(path: readonly PathSegment[]): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`
    if (typeof segment === 'object') return `${text}[_key=="${segment._key}"]`
    return text === '' ? segment : `${text}.${segment}`
  }, '')
}
