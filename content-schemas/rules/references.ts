/** The references inside a document: where they stand, what they point to, and which types may stand there. */
import { z } from 'zod'
import { documentSchemas, type AnyDocument, type DocumentType } from '../document-schemas.ts'
import { isRecord } from '../../shared/is-record.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { unwrap } from '../unwrap.ts'

export interface FoundReference {
  readonly path: readonly (string | number)[]
  readonly id: string
  readonly weak: boolean
}

/** Every reference inside a document; those of images and files to their assets left out, the store keeps them. */
export function referencesIn(document: AnyDocument): readonly FoundReference[] {
  const known = foundBefore.get(document) ?? findReferences(document)
  foundBefore.set(document, known)
  return known
}

const foundBefore = new WeakMap<AnyDocument, readonly FoundReference[]>()

function findReferences(document: AnyDocument): FoundReference[] {
  const found: FoundReference[] = []
  const path: (string | number)[] = []
  function walk(value: unknown): void {
    if (Array.isArray(value)) {
      for (const [index, member] of value.entries()) {
        path.push(index)
        walk(member)
        path.pop()
      }
    } else if (isRecord(value)) {
      const id = value['_ref']
      if (typeof id === 'string' && path.at(-1) !== 'asset') {
        found.push({ path: [...path], id, weak: value['_weak'] === true })
        return
      }
      for (const name in value) {
        path.push(name)
        walk(value[name])
        path.pop()
      }
    }
  }
  walk(document)
  return found
}

/** The document types that a reference at this path may point to; undefined where the schema has no reference there. */
export function targetsAt(
  type: DocumentType,
  path: readonly (string | number)[],
): readonly string[] | undefined {
  // Members of an array all have the same schema.
  const place = [type, ...path.map((part) => (typeof part === 'number' ? 0 : part))].join('.')
  if (!targetsBefore.has(place)) targetsBefore.set(place, findTargets(type, path))
  return targetsBefore.get(place)
}

const targetsBefore = new Map<string, readonly string[] | undefined>()

function findTargets(type: DocumentType, path: readonly (string | number)[]): readonly string[] | undefined {
  let here: z.core.$ZodType | undefined = documentSchemas[type]
  for (const part of path) {
    const inner: z.core.$ZodType | undefined = here && unwrap(here)
    const shape: Readonly<Record<string, z.core.$ZodType>> = inner instanceof z.ZodObject ? inner.shape : {}
    here = inner instanceof z.ZodArray ? inner.element : shape[String(part)]
  }
  return here && fieldRegistry.get(unwrap(here))?.targets
}
