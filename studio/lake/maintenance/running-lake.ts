/** A client for the lake of a data folder: the one that runs, else one that is opened for as long as the work takes. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createClient, type SanityClient } from '@sanity/client'
import { createHttpServer } from '../../../shared/http-server.ts'
import { loadToken } from '../accounts/authentication.ts'
import { openLake } from '../lake.ts'
import { claimDataDir } from '../store/claim.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'
import { DATASET, PROJECT } from '../foundation/project.ts'

interface Place {
  readonly dataDir: string
  /** Where a running lake would answer. */
  readonly origin: string
}

type Work<Result> = (client: SanityClient) => Promise<Result>

/** @throws MaintenanceError where the folder has no lake */
export async function withLake<Result>({ dataDir, origin }: Place, work: Work<Result>): Promise<Result> {
  if (!existsSync(join(dataDir, 'lake.sqlite')))
    throw new MaintenanceError(
      `There is no lake in ${dataDir}; set DATA_DIR to the folder of the product, or run \`npm start\` once.`,
    )
  const running = clientOf(origin, loadToken(dataDir))
  const answers = await running.users.getById('me').then(
    () => true,
    () => false,
  )
  return answers ? work(running) : withOpenedLake(dataDir, work)
}

/** @throws MaintenanceError where another process has claimed the folder */
export async function withOpenedLake<Result>(dataDir: string, work: Work<Result>): Promise<Result> {
  const token = loadToken(dataDir)
  const release = claimDataDir(dataDir)
  const lake = openLake({ dataDir, isScheduling: false })
  const listener = getRequestListener(lake.app.fetch, { overrideGlobalObjects: false })
  const server = createHttpServer((request, response) => void listener(request, response))
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, '127.0.0.1', resolve)
    })
    const address = server.address()
    if (address === null || typeof address === 'string')
      throw new MaintenanceError('The lake cannot listen on this machine.')
    return await work(clientOf(`http://127.0.0.1:${address.port}`, token))
  } finally {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await lake.close()
    release()
  }
}

function clientOf(origin: string, token: string): SanityClient {
  return createClient({
    projectId: PROJECT,
    dataset: DATASET,
    apiVersion: '2025-02-19',
    apiHost: origin,
    useProjectHostname: false,
    useCdn: false,
    token,
  })
}
