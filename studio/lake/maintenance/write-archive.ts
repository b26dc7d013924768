/** The dataset as one file in Sanity's own export format, while the lake goes on; written by Sanity's own library. */
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { SanityClient } from '@sanity/client'
import { exportDataset } from '@sanity/export'
import { DATASET } from '../context.ts'
import { MaintenanceError } from './errors.ts'

/**
 * @param file complete under this name, or not there
 * @throws MaintenanceError where the name is taken or a file of the dataset is missing
 */
export async function writeArchive(
  client: SanityClient,
  file: string,
): Promise<{ documents: number; assets: number }> {
  if (existsSync(file)) throw new MaintenanceError(`${file} is there already; give another name.`)
  const unfinished = `${file}.unfinished`
  try {
    const { documentCount, assetCount } = await exportDataset({
      client,
      dataset: DATASET,
      outputPath: unfinished,
      assetConcurrency: 4,
    })
    await rename(unfinished, file)
    return { documents: documentCount, assets: assetCount }
  } finally {
    await rm(unfinished, { force: true })
  }
}
