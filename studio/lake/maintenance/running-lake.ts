/** A client for the lake of a data folder: the one that runs, else one that is opened for as long as the work takes. */
import { getRequestListener } from '@hono/node-server'
import { createClient, type SanityClient } from '@sanity/client'
import { createHttpServer } from '../../../http-server.ts'
import { loadToken } from '../accounts/authentication.ts'
import { openLake } from '../lake.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'
import { DATASET, PROJECT } from '../foundation/project.ts'

interface Place {
  readonly dataDir: string
  /** Where a running lake would answer. */
  readonly origin: string
}

export async function withLake<Result>(
  { dataDir, origin }: Place,
  work: (client: SanityClient) => Promise<Result>,
): Promise<Result> {
  const token = loadToken(dataDir)
  const running = clientOf(origin, token)
  const answers = await running.users.getById('me').then(
    () => true,
    () => false,
  )
  if (answers) return work(running)
  const lake = openLake({ dataDir })
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
