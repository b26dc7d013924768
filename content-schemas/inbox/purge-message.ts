/** How a message is purged: with its drafts, its versions and the history of all of them. */

/** A query for the ids of a message's drafts and versions and, where there is one, its published document; takes {@link messageVersionsParams}. */
export const MESSAGE_VERSIONS_QUERY = '*[sanity::versionOf($publishedId)]._id'

/** @param id of a message, its draft or its version */
export function messageVersionsParams(id: string): { readonly publishedId: string } {
  return { publishedId: id.replace(/^(?:drafts|versions\.[^.]+)\./, '') }
}

/** @param found what {@link MESSAGE_VERSIONS_QUERY} found @returns the actions of one transaction; none where nothing is left */
export function purgeActions(publishedId: string, found: unknown) {
  const ids = (Array.isArray(found) ? found : []).filter((id): id is string => typeof id === 'string')
  const versions = ids.filter((id) => id !== publishedId)
  if (ids.includes(publishedId)) {
    const actionType = 'sanity.action.document.delete' as const
    return [{ actionType, publishedId, includeDrafts: versions, purge: true }]
  }
  // A draft or version without a published document can only be discarded.
  const actionType = 'sanity.action.document.version.discard' as const
  return versions.map((versionId) => ({ actionType, versionId, purge: true }))
}
