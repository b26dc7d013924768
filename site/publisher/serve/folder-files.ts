/** Serves the files of a folder whose content never changes; it is listed once, so no address leads out of it. */
import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, relative, sep } from 'node:path'
import { contentTypeOf } from './content-type.ts'
import { fileHeaders, type Headers } from './headers.ts'
import { respond } from './respond.ts'

/** @returns undefined where the folder has no such file */
export type FolderFiles = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | undefined

/** @param headers of every answer, beside those of the file itself */
export function folderFiles(directory: string, headers: Headers = {}): FolderFiles {
  const files = new Map(
    readdirSync(directory, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name)
        return [`/${relative(directory, file).replaceAll(sep, '/')}`, file]
      }),
  )
  const etags = new Map([...files].map(([path, file]) => [path, etagOf(file)]))
  return (path, request, response) => {
    const file = files.get(path)
    if (file === undefined) return undefined
    const all = {
      ...fileHeaders(path, headers),
      'Content-Type': contentTypeOf(path),
      'Accept-Ranges': 'bytes',
    }
    return respond(request, response, 200, all, {
      // The folder may have been taken away since.
      load: () => readFile(file).catch(() => undefined),
      etag: etags.get(path) ?? '""',
      encoding: undefined,
    })
  }
}

function etagOf(file: string): string {
  const { size, mtimeMs } = statSync(file)
  return `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
}
