/** The Sanity CLI, against the embedded lake or the project that the environment names: `npm run sanity -- datasets list`. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadToken } from '../accounts/authentication.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const AT_LAKE = new URL('cli-at-lake.ts', import.meta.url).href

interface Surroundings {
  readonly dataDir: string
  /** Where a running lake answers. */
  readonly origin: string
  readonly hosted?:
    { readonly projectId: string; readonly dataset: string; readonly token: string } | undefined
}

/** Runs in `studio/`, where the CLI finds its configuration: paths are given from there. @throws MaintenanceError where it fails */
export async function sanityCli(given: readonly string[], surroundings: Surroundings): Promise<void> {
  const program = join(root, 'node_modules', 'sanity', 'bin', 'sanity')
  if (!existsSync(program)) throw new MaintenanceError('The Sanity CLI is not installed; run npm ci.')
  const child = spawn(process.execPath, [program, ...given], {
    cwd: join(root, 'studio'),
    stdio: 'inherit',
    env: {
      ...process.env,
      ...projectEnvironment(process.env, surroundings),
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

/** Which project the CLI works on, and as whom: the lake's token goes with the lake's address alone. */
function projectEnvironment(
  { SANITY_STUDIO_PROJECT_ID, SANITY_AUTH_TOKEN, NODE_OPTIONS = '' }: NodeJS.ProcessEnv,
  { dataDir, origin, hosted }: Surroundings,
): NodeJS.ProcessEnv {
  if (SANITY_STUDIO_PROJECT_ID && SANITY_STUDIO_PROJECT_ID !== 'local') return {}
  if (hosted)
    return {
      SANITY_STUDIO_PROJECT_ID: hosted.projectId,
      SANITY_STUDIO_DATASET: hosted.dataset,
      SANITY_AUTH_TOKEN: SANITY_AUTH_TOKEN || hosted.token,
    }
  return {
    SANITY_STUDIO_PROJECT_ID: 'local',
    SANITY_STUDIO_DATASET: 'production',
    SANITY_INTERNAL_ENV: origin,
    // Some commands need no store, and none makes one.
    SANITY_AUTH_TOKEN: existsSync(join(dataDir, 'token')) ? loadToken(dataDir) : '',
    NODE_OPTIONS: `${NODE_OPTIONS} --import ${AT_LAKE}`.trim(),
  }
}
