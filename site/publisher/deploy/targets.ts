/** The destinations that a release can be sent on to, as data, and the target that each of them is. */
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { folderTarget } from './folder.ts'
import { rsyncTarget } from './rsync.ts'
import { s3Target } from './s3.ts'
import type { DeployTarget } from './target.ts'

const destinationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), place: z.string() }),
  z.object({ kind: z.literal('rsync'), place: z.string() }),
  z.object({
    kind: z.literal('s3'),
    place: z.string(),
    accessKeyId: z.string(),
    secretAccessKey: z.string(),
    region: z.string(),
  }),
])

/** `place` is an absolute path, what rsync takes as its destination, or the address of a bucket; it holds no secret. */
export type Destination = z.infer<typeof destinationSchema>

/** What the process that sends is told. */
export const taskSchema = z.object({ destination: destinationSchema, formTarget: z.string().optional() })

/** As it is shown and logged. */
export function nameOf({ kind, place }: Destination): string {
  return `${kind}:${place}`
}

/** @param dataDir where a target keeps what it needs between two times */
export function targetOf(destination: Destination, dataDir: string): DeployTarget {
  const { kind, place } = destination
  switch (kind) {
    case 'folder':
      return folderTarget(place)
    case 'rsync':
      return rsyncTarget(place, join(dataDir, 'deploy', hash('sha256', place, 'hex').slice(0, 16)))
    case 's3':
      return s3Target({ ...destination, endpoint: place })
  }
}
