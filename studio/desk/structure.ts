/** The desk by task: what an editor looks for, in her words. */
import { documentRegistry, documentSchemas, type DocumentType } from '@vlaardingen/content-schemas'
import type { StructureBuilder, StructureResolver } from 'sanity/structure'

const TASKS: readonly (readonly [string, readonly DocumentType[]])[] = [
  ['Projecten', ['projectPage']],
  ['Werkgroepen', ['workingGroup']],
  ['Resultaten', ['result']],
  ['Contact', ['contact']],
  ['Nieuws en agenda', ['newsArticle', 'event', 'agendaItem']],
  ['Pagina’s', ['page', 'accessibilityStatement', 'download', 'redirect']],
  ['Instellingen', ['siteSettings', 'party']],
]

export const structure: StructureResolver = (build) =>
  build
    .list()
    .id('inhoud')
    .title('Inhoud')
    .items(
      TASKS.map(([title, types]) => {
        const [only, ...more] = types
        if (only !== undefined && more.length === 0)
          return build.listItem().id(only).title(title).schemaType(only).child(listOf(build, only))
        const id = title.toLowerCase().replace(/[^a-z]+/g, '-')
        const list = build.list().id(`${id}-lijst`).title(title)
        return build
          .listItem()
          .id(id)
          .title(title)
          .child(list.items(types.map((type) => itemOf(build, type))))
      }),
    )

function itemOf(build: StructureBuilder, type: DocumentType) {
  const studio = documentRegistry.get(documentSchemas[type])
  const title = studio?.plural ?? type
  const item = build.listItem().id(type).title(title).schemaType(type)
  if (studio?.singleton === undefined) return item.child(listOf(build, type))
  return item.child(build.document().id(type).schemaType(type).documentId(studio.singleton).title(title))
}

function listOf(build: StructureBuilder, type: DocumentType) {
  return build.documentTypeList(type).title(documentRegistry.get(documentSchemas[type])?.plural ?? type)
}
