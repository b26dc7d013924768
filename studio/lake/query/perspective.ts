/** Which documents a perspective shows, and under which id. */
import { LakeError } from '../foundation/errors.ts'

/** `raw`, `published`, or a stack of release names and `drafts`, the strongest first; the published document comes last. */
export type Perspective = 'raw' | 'published' | readonly string[]

/** @param value as in the query string; undefined gives the API version's own default @throws LakeError 400 */
export function parsePerspective(value: string | undefined, apiVersion: string): Perspective {
  if (value === undefined || value === '')
    return apiVersion !== 'X' && apiVersion < '2025-02-19' ? 'raw' : 'published'
  if (value === 'raw' || value === 'published') return value
  if (!/^[\w.-]+(?:,[\w.-]+)*$/.test(value))
    throw new LakeError(
      400,
      'A perspective is raw, published, drafts, or names of releases with commas between.',
    )
  const layers = value.split(',').map((layer) => (layer === 'previewDrafts' ? 'drafts' : layer))
  return layers.filter((layer) => layer !== 'published')
}

/** The id under which a layer of a stack keeps its version of a document. */
export function layerId(layer: string, published: string): string {
  return layer === 'drafts' ? `drafts.${published}` : `versions.${layer}.${published}`
}
