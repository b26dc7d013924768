/** Keeps files that are written inside of the place they are written to. */

/** @param name of a file, with slashes, relative to a folder or a bucket */
export function isWithin(name: string): boolean {
  return (
    name !== '' &&
    !/[\\\0]/.test(name) &&
    name.split('/').every((segment) => !['', '.', '..'].includes(decoded(segment)))
  )
}

/** @throws Error where the name leads out of it */
export function assertWithin(name: string): void {
  if (!isWithin(name))
    throw new Error(`"${name}" would be written outside of its folder; nothing was written.`)
}

/** Some storages decode a name once more. */
function decoded(segment: string): string {
  return segment.replace(/%2e/gi, '.').replace(/%(?:2f|5c).*$/i, '')
}
