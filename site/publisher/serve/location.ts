/** An address of this site as a `Location` header takes it: percent-encoded, on this origin. */

/**
 * @param to a path from the root, with or without query and fragment, as editors write it
 * @param query of the request, which comes after the address's own; with its question mark
 */
export function locationOf(to: string, query = ''): string {
  const url = new URL(`http://site.invalid${to}`)
  const queries = [url.search, query].map((part) => part.replace(/^\?/, '')).filter(Boolean)
  // With its question mark, or a second one would be taken for it.
  url.search = queries.length > 0 ? `?${queries.join('&')}` : ''
  // Two slashes would begin the name of another host.
  const location = url.pathname.replace(/^\/{2,}/, '/') + url.search + url.hash
  // Placeholders and patterns in the configuration of some servers, so that all answer the same.
  return location.replace(/[${}*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
