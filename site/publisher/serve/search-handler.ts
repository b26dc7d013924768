/** Serves the search index from the folders that it consists of. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { fileHeaders, type Headers } from './headers.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

export interface SearchHandler {
  readonly handle: Handler
  /** From the next request on; together the folders hold `pagefind/`; what two of them have, the first one has. */
  show(folders: readonly string[]): void
}

export function searchHandler(security: Headers): SearchHandler {
  // A folder is listed when it is shown first, and never changes.
  let shown = new Map<string, Handler>()
  return {
    handle(request, response, next) {
      const handlers = request.url?.startsWith('/pagefind/') ? [...shown.values()] : []
      const ask = (index: number): void => {
        const handler = handlers[index]
        if (handler) handler(request, response, () => ask(index + 1))
        else next()
      }
      ask(0)
    },
    show(folders) {
      shown = new Map(folders.map((folder) => [folder, shown.get(folder) ?? staticFiles(folder, security)]))
    },
  }
}

function staticFiles(directory: string, security: Headers): Handler {
  return sirv(directory, {
    etag: true,
    dotfiles: true,
    setHeaders(response, pathname) {
      for (const [name, value] of Object.entries(fileHeaders(pathname, security)))
        response.setHeader(name, value)
    },
  })
}
