/** Finds the redirect of an address, however its letters are written: old sites did not tell capitals from small letters. */
import type { Entry, Releases } from '../releases/releases.ts'
import { REDIRECT, redirectPath } from '../redirect-path.ts'

export function redirectLookup(releases: Pick<Releases, 'live' | 'entries'>): {
  get(path: string): Entry | undefined
} {
  let latest: number | undefined
  let byPath = new Map<string, Entry>()
  return {
    get(path) {
      if (latest !== releases.live?.latest) {
        latest = releases.live?.latest
        byPath = new Map(
          [...releases.entries].flatMap(([name, entry]) =>
            name.startsWith(REDIRECT) ? [[name.toLowerCase(), entry]] : [],
          ),
        )
      }
      return byPath.get(redirectPath(path).toLowerCase())
    },
  }
}
