/** The Sanity CLI against the embedded lake: `npm run sanity -- dataset export production backup.tar.gz`. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadToken } from '../accounts/authentication.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** Node does not know `<project>.localhost`, which the CLI requests. */
const NAMES = new URL('localhost-names.ts', import.meta.url).href

/** Runs in `studio/`, where the CLI finds its configuration: paths are given from there. @throws MaintenanceError where it fails */
export async function sanityCli(
  given: readonly string[],
  { dataDir, origin }: { readonly dataDir: string; readonly origin: string },
): Promise<void> {
  const program = join(root, 'node_modules', 'sanity', 'bin', 'sanity')
  if (!existsSync(program)) throw new MaintenanceError('The Sanity CLI is not installed; run npm ci.')
  const child = spawn(process.execPath, [program, ...given], {
    cwd: join(root, 'studio'),
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${NAMES}`.trim(),
      SANITY_INTERNAL_ENV: origin,
      SANITY_AUTH_TOKEN: loadToken(dataDir),
      SANITY_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
    },
  })
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status) => resolve(status ?? 1))
  })
  if (code !== 0) process.exitCode = code
}
