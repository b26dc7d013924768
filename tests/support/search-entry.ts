/** The entry file of a site's search index. */
import { z } from 'zod'

const schema = z.object({ languages: z.record(z.string(), z.object({ hash: z.string() })) })

/** @returns of each shard the name of its file of metadata, which tells it from its earlier versions */
export async function shardsOf(origin: string): Promise<string[]> {
  const response = await fetch(`${origin}/pagefind/pagefind-entry.json`)
  const { languages } = schema.parse(await response.json())
  return Object.values(languages).map(({ hash }) => `pagefind.${hash}.pf_meta`)
}
