/** `node start.ts dev`: Astro's and Sanity's own development servers, with hot reload, on the same lake. */
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import type { Configuration } from '../../shared/configuration.ts'
import { startSiteDevServer } from '../../site/publisher/dev-server.ts'
import { startStudioDevServer } from '../../studio/host/dev-server.ts'
import { noPublisher, startEditing } from '../editing.ts'
import { onShutdown } from '../on-shutdown.ts'

export async function dev(configuration: Configuration, log: (line: string) => void): Promise<void> {
  const { sitePort, studioPort, hosted } = configuration
  const editing = await startEditing(
    configuration,
    0,
    {
      publish: noPublisher,
      bundle: () => undefined,
      behindPort: studioPort,
    },
    log,
  )
  const servers = [
    startSiteDevServer({ port: sitePort, storePort: editing.studioPort, token: editing.token }),
    startStudioDevServer({
      port: studioPort,
      lake: editing.cookie
        ? { origin: `http://localhost:${editing.studioPort}`, cookie: editing.cookie }
        : undefined,
      projectId: hosted?.projectId ?? 'local',
      dataset: hosted?.dataset ?? 'production',
    }),
  ]
  const ended = servers.map((server) => once(server, 'exit'))
  const end = onShutdown(async () => {
    for (const server of servers) server.kill('SIGTERM')
    await Promise.all(ended)
    await editing.close()
  })
  void Promise.race(ended).then(() => end())

  await Promise.all([answers(`http://localhost:${sitePort}`), answers(`http://localhost:${studioPort}`)])
  log(`ready  site http://localhost:${sitePort}  studio http://localhost:${studioPort}  (hot reload)`)
}

/** Resolves once an address answers, whatever it says. */
async function answers(address: string): Promise<void> {
  while (
    !(await fetch(address).then(
      () => true,
      () => false,
    ))
  )
    await setTimeout(200)
}
