/** Files in which a text stands, in plain or compressed as the search index is. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** @returns it decompressed, where it is compressed */
export function plain(content: Buffer): Buffer {
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content
}

/** @returns the paths of files below a folder; one that goes away meanwhile has nothing */
export async function filesWith(folder: string, text: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (!entry.isFile()) return []
      const path = join(entry.parentPath, entry.name)
      const content = await readFile(path).catch(() => Buffer.alloc(0))
      return text.test(plain(content).toString('latin1')) ? [path] : []
    }),
  )
  return found.flat()
}
