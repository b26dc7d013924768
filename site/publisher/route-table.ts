/** Every address of the site, kept as documents come, change and go. */
import type { Shift } from '../content/shown.ts'
import { documentRoutes, type Route } from '../content/routes.ts'

export interface RouteTable {
  get(path: string): Route | undefined
  paths(): Iterable<string>
  readonly size: number
  /** @returns paths that now lead to a page they did not lead to before, and paths that lead nowhere now */
  shift(shifts: readonly Shift[]): { come: Set<string>; gone: Set<string> }
  /** Replaces the addresses that belong to no document. */
  setCollection(routes: readonly Route[]): { come: Set<string>; gone: Set<string> }
}

export function routeTable(): RouteTable {
  const byPath = new Map<string, { route: Route; owners: number }>()
  let collection: readonly Route[] = []

  /** Owners are counted, because two documents may show the same picture. */
  function replace(
    before: readonly Route[],
    after: readonly Route[],
  ): { come: Set<string>; gone: Set<string> } {
    const come = new Set<string>()
    const gone = new Set<string>()
    for (const { path } of before) {
      const held = byPath.get(path)
      if (!held) continue
      held.owners -= 1
      if (held.owners === 0) gone.add(path)
    }
    for (const route of after) {
      const held = byPath.get(route.path)
      if (held?.route.component === route.component) held.owners += 1
      else {
        byPath.set(route.path, { route, owners: 1 })
        come.add(route.path)
      }
      gone.delete(route.path)
    }
    for (const path of gone) byPath.delete(path)
    return { come, gone }
  }

  const routesOf = (documents: readonly Shift['after'][]): Route[] =>
    documents.flatMap((document) => (document ? documentRoutes(document) : []))

  return {
    get: (path) => byPath.get(path)?.route,
    paths: () => byPath.keys(),
    get size() {
      return byPath.size
    },
    shift: (shifts) =>
      replace(routesOf(shifts.map(({ before }) => before)), routesOf(shifts.map(({ after }) => after))),
    setCollection(routes) {
      const before = collection
      collection = routes
      return replace(before, routes)
    },
  }
}
