/** The dataset as one file in Sanity's own export format, while the lake goes on; written by Sanity's own library. */
import { existsSync } from 'node:fs'
import { chmod, rename, rm } from 'node:fs/promises'
import type { SanityClient } from '@sanity/client'
import { exportDataset } from '@sanity/export'
import { MESSAGE_TYPES } from '../accounts/access.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'
import { DATASET } from '../foundation/project.ts'

/**
 * @param file complete under this name, or not there; for its owner alone
 * @param withMessages what visitors wrote by the contact form too
 * @throws MaintenanceError where the name is taken or a file of the dataset is missing
 */
export async function writeArchive(
  client: SanityClient,
  file: string,
  { withMessages = false }: { readonly withMessages?: boolean } = {},
): Promise<{ documents: number; assets: number }> {
  if (existsSync(file)) throw new MaintenanceError(`${file} is there already; give another name.`)
  const unfinished = `${file}.unfinished`
  try {
    const { documentCount, assetCount } = await exportDataset({
      client,
      dataset: DATASET,
      outputPath: unfinished,
      ...(withMessages ? {} : { types: await otherTypes(client) }),
      assetConcurrency: 4,
    })
    await chmod(unfinished, 0o600)
    await rename(unfinished, file)
    return { documents: documentCount, assets: assetCount }
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** Names of all types there are, without those of messages. */
async function otherTypes(client: SanityClient): Promise<string[]> {
  const found = await client.fetch<unknown>('array::unique(*[]._type)', {}, { perspective: 'raw' })
  return (Array.isArray(found) ? found : []).filter(
    (type): type is string => typeof type === 'string' && !MESSAGE_TYPES.includes(type),
  )
}
