/** Keeps documents as they are now, for tests that begin anew after an attempt that failed half-way. */
import type { SanityClient } from '@sanity/client'

/**
 * @param options `without`: fields that are left out when they are put back
 * @returns puts the published versions back, without a draft beside them
 */
export async function keepDocuments(
  client: SanityClient,
  ids: readonly string[],
  options: { readonly without?: readonly string[] } = {},
): Promise<() => Promise<void>> {
  const kept = await client.getDocuments([...ids])
  return async () => {
    const transaction = client.transaction()
    for (const [index, document] of kept.entries()) {
      if (!document) throw new Error(`There was no document ${String(ids[index])} to keep.`)
      const rest = { ...document }
      for (const name of ['_rev', ...(options.without ?? [])]) Reflect.deleteProperty(rest, name)
      transaction.delete(`drafts.${document._id}`).createOrReplace(rest)
    }
    await transaction.commit({ visibility: 'sync' })
  }
}
