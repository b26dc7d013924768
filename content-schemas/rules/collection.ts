/** Rules across documents: references resolve, slugs are unique per type, singletons single, redirects lead somewhere at once. */
import { documentSchemas, type AnyDocument, type DocumentType } from '../document-schemas.ts'
import type { Problem } from '../problem.ts'
import { documentRegistry } from '../studio-registry.ts'
import { problemIn } from './document-problem.ts'
import { checkRedirects } from './redirects.ts'
import { referencesIn, targetsAt } from './references.ts'

interface Finding {
  readonly document: AnyDocument
  readonly path: readonly (string | number)[]
  readonly message: string
}

/**
 * @param documents valid ones; references to assets are not looked at, the store keeps those
 * @param typeOf where the documents are part of a larger collection: the type of each of its documents, by id
 */
export function checkCollection(
  documents: readonly AnyDocument[],
  typeOf: (id: string) => DocumentType | undefined = typesOf(documents),
): Problem[] {
  const findings: Finding[] = [
    ...brokenReferences(documents, typeOf),
    ...doubleSlugs(documents),
    ...doubleSingletons(documents),
    ...checkRedirects(documents.filter((document) => document._type === 'redirect')),
  ]
  return findings.map(({ document, path, message }) => problemIn(document, path, message))
}

function typesOf(documents: readonly AnyDocument[]): (id: string) => DocumentType | undefined {
  const types = new Map(documents.map(({ _id, _type }) => [_id, _type]))
  return (id) => types.get(id)
}

function brokenReferences(
  documents: readonly AnyDocument[],
  typeOf: (id: string) => DocumentType | undefined,
): Finding[] {
  return documents.flatMap((document) =>
    referencesIn(document).flatMap(({ path, id, weak }): Finding[] => {
      const type = typeOf(id)
      if (type === undefined) {
        const message = `Dit verwijst naar „${id}”, maar dat staat niet op de site. Publiceer het, of haal de verwijzing weg.`
        return weak ? [] : [{ document, path, message }]
      }
      if (targetsAt(document._type, path)?.includes(type) !== false) return []
      const kind = documentRegistry.get(documentSchemas[type])?.title ?? type
      return [
        { document, path, message: `Dit verwijst naar een ${kind}, en dat kan hier niet. Kies iets anders.` },
      ]
    }),
  )
}

function doubleSlugs(documents: readonly AnyDocument[]): Finding[] {
  const seen = new Set<string>()
  return documents.flatMap((document) => {
    if (!('slug' in document)) return []
    const { current } = document.slug
    const key = `${document._type}/${current}`
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    const message = `Het adres „${current}” is al in gebruik. Kies een ander adres.`
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
