/** Where a redirect lies among the entries of a release. */
import { decodePath } from './serve/request-target.ts'

/** Before the path of a redirect; no page has it. */
export const REDIRECT = 'redirect:'

/** Redirects lie beside pages, so that a page wins where both have the same address. @param from percent-encoded or not */
export function redirectPath(from: string): string {
  const path = decodePath(from)
  return `${REDIRECT}${path.length > 1 ? path.replace(/\/+$/, '') : path}`
}
