/** A picture that is picked brings its description along; what the editor wrote herself stays. */
import { isRecord } from '../../../shared/is-record.ts'

interface Change {
  readonly type: string
  readonly path: readonly unknown[]
  readonly value?: unknown
}

/** @returns the id of the file that these changes of a picture put into it */
export function pickedIn(changes: readonly Change[]): string | undefined {
  return changes.flatMap((change) => assetIn(change) ?? []).at(-1)
}

function assetIn({ type, path, value }: Change): string | undefined {
  if (type !== 'set' || !isRecord(value)) return undefined
  const asset = path.length === 0 ? value['asset'] : path[0] === 'asset' ? value : undefined
  return isRecord(asset) && typeof asset['_ref'] === 'string' ? asset['_ref'] : undefined
}

/**
 * @param alt what stands in the form
 * @param before the description that the picture before it has in the library
 * @param after that of the picked one
 * @returns what stands there from now on; undefined where it stays as it is
 */
export function describePicked(alt: string, before: string, after: string): string | undefined {
  return alt === after || (alt !== '' && alt !== before) ? undefined : after
}
