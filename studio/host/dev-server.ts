/** The Studio with hot reload: Sanity's own development server, with the lake behind the same origin. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** @param lake where requests to the store go; undefined with hosted Sanity, which the Studio calls itself */
export function startStudioDevServer(options: {
  readonly port: number
  readonly lake: { readonly origin: string; readonly cookie: string } | undefined
  readonly projectId: string
  readonly dataset: string
}): ChildProcess {
  const { port, lake, projectId, dataset } = options
  const cli = join(root, 'node_modules', 'sanity', 'bin', 'sanity')
  return spawn(process.execPath, [cli, 'dev', '--port', String(port)], {
    cwd: join(root, 'studio'),
    env: {
      ...process.env,
      STUDIO_PORT: String(port),
      SANITY_STUDIO_PROJECT_ID: projectId,
      SANITY_STUDIO_DATASET: dataset,
      NODE_ENV: 'development',
      SANITY_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
      ...(lake ? { LAKE_ORIGIN: lake.origin, LAKE_COOKIE: lake.cookie } : {}),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
