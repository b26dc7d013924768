/** Derives the Studio's schema types from the zod schemas and the registry; nothing about a field is written twice. */
import {
  describeFields,
  documentRegistry,
  documentSchemas,
  type DocumentDescription,
  type FieldDescription,
} from '@programme/content-schemas'
import { defineType, type SchemaTypeDefinition } from 'sanity'
import { deriveField } from './field.ts'
import { icons, isIconName } from './icons.ts'
import { previewOf } from './preview.ts'
import { validationWarnings, validationErrors } from './validate.ts'

/** @throws Error for a document type without an entry in the registry */
export function deriveSchemaTypes(): SchemaTypeDefinition[] {
  const imageFields =
    describeFields(documentSchemas.newsArticle).find(({ type }) => type === 'image')?.fields ?? []
  return Object.entries(documentSchemas).map(([name, schema]) => {
    const studio = documentRegistry.get(schema)
    if (!studio) throw new Error(`The document type "${name}" has no entry in the Studio's registry.`)
    return documentType(name, describeFields(schema), studio, imageFields)
  })
}

function documentType(
  name: string,
  fields: readonly FieldDescription[],
  studio: DocumentDescription,
  imageFields: readonly FieldDescription[],
): SchemaTypeDefinition {
  const { title, icon, groups = [], preview, orderings = [], initialValue } = studio
  return defineType({
    name,
    type: 'document',
    title,
    icon: isIconName(icon) ? icons[icon] : icons.Document,
    groups: groups.map((group, index) => ({ name: group.name, title: group.title, default: index === 0 })),
    fields: fields.map((field) => {
      const group = groups.find((candidate) => candidate.fields.includes(field.name))?.name
      return { ...deriveField(field, imageFields), ...(group === undefined ? {} : { group }) }
    }),
    preview: previewOf(fields, preview),
    orderings: orderings.map(({ title: label, field, direction }) => ({
      name: field,
      title: label,
      by: [{ field, direction }],
    })),
    validation: (rule) => [rule.custom(validationErrors).error(), rule.custom(validationWarnings).warning()],
    ...(initialValue ? { initialValue: { ...initialValue } } : {}),
  })
}
