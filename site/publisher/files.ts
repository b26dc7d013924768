/** Where the file of an address lies in a folder, and the unchanging files that the bundle brings along. */
import { glob, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** `/` is index.html, `/404/` is 404.html, `/a/` is a/index.html; an address with an ending is that file. */
export function fileOf(path: string): string {
  if (path === '/404/') return '404.html'
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1)
}

/** True for an address whose name holds the hash of what lies there. */
export function isImmutable(path: string): boolean {
  return /^\/(?:media|bestanden)\//.test(path)
}

/** Style sheets, scripts and the public folder: the path of each with its content. */
export async function readStaticFiles(bundle: string): Promise<Map<string, Uint8Array>> {
  const directory = join(bundle, 'client')
  const files = new Map<string, Uint8Array>()
  for await (const name of glob(['**/*', '.well-known/**/*'], { cwd: directory })) {
    const file = join(directory, name)
    if ((await stat(file)).isFile()) files.set(`/${name.replaceAll('\\', '/')}`, await readFile(file))
  }
  return files
}
