/** The preview's pages as they are open in browsers: what each of them reads, and telling it when that changes. */
import type { ServerResponse } from 'node:http'
import type { ContentGraph, ContentReader } from '../../content/graph.ts'
import { readIndex } from '../../content/read-index.ts'
import { collectionRoutes, type Route } from '../../content/routes.ts'
import { routeTable } from '../route-table.ts'

export interface OpenPages {
  route(path: string): Route | undefined
  /** Records what the page at this path reads of the content. */
  read<Result>(path: string, use: (content: ContentReader) => Promise<Result>): Promise<Result>
  /** Counts the changes. */
  readonly version: number
  /**
   * Tells this response, as server-sent events, of every change to what the page at this path shows.
   * @param since the version that the browser has
   */
  follow(path: string, since: number, response: ServerResponse): void
  changed(delta: ReturnType<ContentGraph['update']>): void
}

export function openPages(graph: ContentGraph): OpenPages {
  const routes = routeTable()
  const reads = readIndex()
  const followers = new Map<ServerResponse, string>()
  let version = 0

  function rereadCollection(): { come: Set<string>; gone: Set<string> } {
    const keys = new Set<string>()
    const collection = collectionRoutes(graph.reader((key) => keys.add(key)))
    reads.record('routes', keys)
    return routes.setCollection(collection)
  }

  const tell = (response: ServerResponse): unknown => response.write('data: changed\n\n')

  routes.shift(graph.shown().map((after) => ({ before: undefined, after })))
  rereadCollection()
  return {
    route: (path) => routes.get(path),
    async read(path, use) {
      const keys = new Set<string>()
      try {
        return await use(graph.reader((key) => keys.add(key)))
      } finally {
        reads.record(path, keys)
      }
    },
    get version() {
      return version
    },
    follow(path, since, response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(':\n\n')
      followers.set(response, path)
      response.on('close', () => followers.delete(response))
      if (since !== version) tell(response)
    },
    changed({ touched, shifts }) {
      version += 1
      const concerned = reads.readersOf(touched)
      const moves = [routes.shift(shifts), ...(concerned.has('routes') ? [rereadCollection()] : [])]
      for (const { come, gone } of moves) for (const path of [...come, ...gone]) concerned.add(path)
      for (const [response, path] of followers) if (concerned.has(path)) tell(response)
    },
  }
}
