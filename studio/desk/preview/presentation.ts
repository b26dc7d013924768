/** The site beside the form: which document belongs to which address, and where each document is to be seen. */
import {
  addressOf,
  documentRegistry,
  documentSchemas,
  fixedPages,
  folderOf,
  typesWithPage,
} from '@programme/content-schemas'
import type { PluginOptions } from 'sanity'
import {
  defineDocuments,
  defineLocations,
  presentationTool,
  type DocumentLocationResolvers,
} from 'sanity/presentation'

/** @param origin of the preview server */
export function preview(origin: string): PluginOptions {
  return presentationTool({
    name: 'voorbeeld',
    title: 'Voorbeeld',
    previewUrl: { initial: origin },
    allowOrigins: [origin],
    resolve: {
      mainDocuments: defineDocuments([
        ...[...fixedPages].map(([type, path]) => ({ route: path.replace(/(.)\/$/, '$1'), type })),
        ...typesWithPage.map((type) => ({
          route: `${folderOf(type)}:slug`,
          filter: `_type == "${type}" && slug.current == $slug`,
        })),
      ]),
      locations: Object.fromEntries(Object.keys(documentSchemas).map((type) => [type, locationsOf(type)])),
    },
  })
}

function locationsOf(type: string): DocumentLocationResolvers[string] {
  const schema = Object.entries(documentSchemas).find(([name]) => name === type)?.[1]
  const field = (schema && documentRegistry.get(schema)?.preview.title) ?? 'title'
  return defineLocations({
    select: { title: field, slug: 'slug.current', to: 'to' },
    resolve: (value) => {
      const leadsTo: unknown = type === 'redirect' ? value?.['to'] : undefined
      if (typeof leadsTo === 'string') return { locations: [{ title: 'Leidt naar', href: leadsTo }] }
      const href = addressOf({ _type: type, slug: { current: String(value?.['slug'] ?? '') } })
      if (href === undefined) return { message: 'Dit heeft geen eigen pagina.', tone: 'caution' }
      return { locations: [{ title: String(value?.['title'] ?? 'Zonder titel'), href }] }
    },
  })
}
