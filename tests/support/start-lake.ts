/** A lake on a free loopback port with a data folder of its own, gone after the test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { startStudioHost } from '../../studio/host/server.ts'
import { openLake, type LakeOptions } from '../../studio/lake/lake.ts'

export interface RunningLake {
  readonly origin: string
  readonly token: string
  readonly cookie: string
  readonly dataDir: string
  client(options?: { token?: string | undefined; apiVersion?: string }): SanityClient
  stop(options?: { keepData: boolean }): Promise<void>
}

/** @param given `bundle`: a folder that stands for the Studio's */
export async function startLake(
  given: Partial<LakeOptions> & { readonly port?: number; readonly bundle?: string } = {},
): Promise<RunningLake> {
  const dataDir = given.dataDir ?? (await mkdtemp(join(tmpdir(), 'lake-')))
  const lake = openLake({ ...given, dataDir })
  const host = await startStudioHost({
    port: given.port ?? 0,
    lake,
    publish: () => Response.json({ state: 'live' }),
    bundle: () => given.bundle,
    studioConfiguration: { projectId: 'local', dataset: 'production', hosted: false },
  })
  const origin = `http://localhost:${host.port}`
  return {
    origin,
    dataDir,
    token: lake.token,
    cookie: lake.cookie?.split(';', 1)[0] ?? '',
    client({ token = lake.token, apiVersion = '2025-02-19' } = {}) {
      return createClient({
        projectId: 'local',
        dataset: 'production',
        apiVersion,
        apiHost: origin,
        useProjectHostname: false,
        useCdn: false,
        ...(token === '' ? {} : { token }),
      })
    },
    async stop({ keepData } = { keepData: false }) {
      await host.close()
      await lake.close()
      if (!keepData) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
