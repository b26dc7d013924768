/** The site with hot reload: Astro's own development server, which reads the store anew for each page. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** @param storePort the port on which the lake answers; of no use with hosted Sanity, as its token is */
export function startSiteDevServer(options: {
  readonly port: number
  readonly storePort: number
  readonly token: string | undefined
}): ChildProcess {
  const cli = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs')
  return spawn(process.execPath, [cli, 'dev', '--port', String(options.port)], {
    cwd: root,
    env: {
      ...process.env,
      SITE_PORT: String(options.port),
      STUDIO_PORT: String(options.storePort),
      ...(options.token === undefined ? {} : { LAKE_TOKEN: options.token }),
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'development',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
