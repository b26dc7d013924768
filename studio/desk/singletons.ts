/** The types of which there is one document: neither made nor thrown away by hand. */
import { documentRegistry, documentSchemas } from '@programme/content-schemas'

export const singletons: ReadonlySet<string> = new Set(
  Object.entries(documentSchemas).flatMap(([type, schema]) =>
    documentRegistry.get(schema)?.singleton === undefined ? [] : [type],
  ),
)
