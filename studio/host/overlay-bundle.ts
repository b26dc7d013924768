/** The preview's script as one file, built when it is missing or its source or packages have changed. */
import { createHash } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'studio', 'overlay')

/** @param cacheDir may be read-only where the file is there @returns the file */
export async function ensureOverlayBundle(cacheDir: string): Promise<string> {
  const sources = (await readdir(folder)).sort().map((name) => join(folder, name))
  const parts = await Promise.all([...sources, join(root, 'package-lock.json')].map((file) => readFile(file)))
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  const file = join(cacheDir, 'overlay', `${hash.digest('hex').slice(0, 16)}.js`)
  const exists = await stat(file).then(
    () => true,
    () => false,
  )
  if (exists) return file
  // Loaded where it is needed: it starts a process of its own, which otherwise stays.
  const { build, stop } = await import('esbuild')
  try {
    await build({
      entryPoints: [join(folder, 'overlay.ts')],
      outfile: file,
      bundle: true,
      format: 'esm',
      minify: true,
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    })
  } finally {
    await stop()
  }
  return file
}
