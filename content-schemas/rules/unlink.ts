/** Takes every reference to one document out of another, where they stand in it. */
import { isRecord } from '../../shared/is-record.ts'

export interface Unlinked {
  /** Paths for a patch's `unset`. */
  readonly paths: readonly string[]
  /** The document without the references. */
  readonly value: unknown
}

/** @param id of the document that must no longer be referred to */
export function unlink(value: unknown, id: string): Unlinked {
  const paths: string[] = []
  return { value: without(value, ''), paths }

  function without(part: unknown, path: string): unknown {
    if (Array.isArray(part)) {
      return part.flatMap((member: unknown, index) => {
        const here =
          isRecord(member) && typeof member['_key'] === 'string' ? `_key=="${member['_key']}"` : index
        return kept(member, `${path}[${here}]`)
      })
    }
    if (!isRecord(part)) return part
    return Object.fromEntries(
      Object.entries(part).flatMap(([key, member]) =>
        kept(member, path === '' ? key : `${path}.${key}`).map((left) => [key, left]),
      ),
    )
  }

  function kept(member: unknown, path: string): unknown[] {
    if (!isRecord(member) || member['_ref'] !== id) return [without(member, path)]
    paths.push(path)
    return []
  }
}
