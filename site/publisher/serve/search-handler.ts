/** Serves the search index from the folders that it consists of. */
import { folderFiles, type FolderFiles } from './folder-files.ts'
import type { Headers } from './headers.ts'

export interface SearchHandler {
  readonly handle: FolderFiles
  /** From the next request on; together the folders hold `pagefind/`; what two of them have, the first one has. */
  show(folders: readonly string[]): void
}

export function searchHandler(security: Headers): SearchHandler {
  // A folder is listed when it is shown first, and never changes.
  let shown = new Map<string, FolderFiles>()
  return {
    handle(path, request, response) {
      if (!path.startsWith('/pagefind/')) return undefined
      for (const files of shown.values()) {
        const sent = files(path, request, response)
        if (sent) return sent
      }
      return undefined
    },
    show(folders) {
      shown = new Map(folders.map((folder) => [folder, shown.get(folder) ?? folderFiles(folder, security)]))
    },
  }
}
