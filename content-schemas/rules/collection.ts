/** Rules across documents: references resolve, slugs are unique per type, singletons single, redirects lead somewhere at once. */
import { documentSchemas, type AnyDocument } from '../document-schemas.ts'
import { fieldTitle } from '../field-title.ts'
import { isRecord } from '../is-record.ts'
import { problemAt } from '../parse-document.ts'
import type { PathSegment, Problem } from '../problem.ts'
import { documentRegistry } from '../studio-registry.ts'

type Finding = {
  readonly document: AnyDocument
  readonly path: readonly (string | number)[]
  readonly message: string
}

/**
 * @param documents valid ones; references to assets are not looked at, the store keeps those
 * @param exists where the documents are part of a larger collection: whether an id is in that
 */
export function checkCollection(
  documents: readonly AnyDocument[],
  exists: (id: string) => boolean = idsOf(documents),
): Problem[] {
  const findings = [
    ...danglingReferences(documents, exists),
    ...doubleSlugs(documents),
    ...doubleSingletons(documents),
    ...redirectChains(documents),
  ]
  return findings.map(({ document, path, message }) => {
    const schema = documentSchemas[document._type]
    const title = documentRegistry.get(schema)?.title ?? document._type
    return problemAt(document, title, path.map(asSegment), fieldTitle(schema, path), message)
  })
}

function asSegment(part: string | number): PathSegment {
  return part
}

/** Every reference inside a document, with its path; references of images and files to their assets left out. */
export function referencesIn(
  document: AnyDocument,
): { path: (string | number)[]; id: string; weak: boolean }[] {
  const found: { path: (string | number)[]; id: string; weak: boolean }[] = []
  function walk(value: unknown, path: (string | number)[]): void {
    if (Array.isArray(value)) value.forEach((member, index) => walk(member, [...path, index]))
    else if (isRecord(value)) {
      const id = value['_ref']
      if (typeof id === 'string' && path.at(-1) !== 'asset')
        found.push({ path, id, weak: value['_weak'] === true })
      else for (const [key, member] of Object.entries(value)) walk(member, [...path, key])
    }
  }
  walk(document, [])
  return found
}

function idsOf(documents: readonly AnyDocument[]): (id: string) => boolean {
  const ids = new Set(documents.map(({ _id }) => _id))
  return (id) => ids.has(id)
}

function danglingReferences(documents: readonly AnyDocument[], exists: (id: string) => boolean): Finding[] {
  return documents.flatMap((document) =>
    referencesIn(document)
      .filter(({ id, weak }) => !weak && !exists(id))
      .map(({ path, id }) => ({
        document,
        path,
        message: `Dit verwijst naar „${id}”, maar dat staat niet op de site. Publiceer het, of haal de verwijzing weg.`,
      })),
  )
}

function doubleSlugs(documents: readonly AnyDocument[]): Finding[] {
  const seen = new Map<string, AnyDocument>()
  return documents.flatMap((document) => {
    if (!('slug' in document)) return []
    const key = `${document._type}/${document.slug.current}`
    const first = seen.get(key)
    if (!first) {
      seen.set(key, document)
      return []
    }
    const message = `Het adres „${document.slug.current}” is al in gebruik. Kies een ander adres.`
    return [{ document, path: ['slug', 'current'], message }]
  })
}

function doubleSingletons(documents: readonly AnyDocument[]): Finding[] {
  return documents.flatMap((document) => {
    const singleton = documentRegistry.get(documentSchemas[document._type])?.singleton
    if (singleton === undefined || document._id === singleton) return []
    return [{ document, path: [], message: 'Hiervan mag er maar één zijn. Verwijder dit document.' }]
  })
}

function redirectChains(documents: readonly AnyDocument[]): Finding[] {
  const redirects = documents.filter((document) => document._type === 'redirect')
  const targets = new Map(redirects.map(({ from, to }) => [from, to]))
  return redirects.flatMap((document) => {
    if (document.from === document.to) {
      return [{ document, path: ['to'], message: 'Dit adres verwijst naar zichzelf. Kies een ander doel.' }]
    }
    if (!targets.has(document.to)) return []
    const message = `„${document.to}” verwijst zelf ook door. Verwijs meteen naar het laatste adres.`
    return [{ document, path: ['to'], message }]
  })
}
