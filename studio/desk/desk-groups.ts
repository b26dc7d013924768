/** Which document types the desk lists in which of its groups. */
import {
  documentRegistry,
  documentSchemas,
  type DeskGroup,
  type DocumentType,
} from '@programme/content-schemas'

/** In the order of the desk. */
export const deskGroups = [
  'projects',
  'workingGroups',
  'results',
  'contact',
  'news',
  'pages',
  'settings',
] as const satisfies readonly DeskGroup[]

export function documentTypesIn(group: DeskGroup): DocumentType[] {
  return Object.values(documentSchemas).flatMap((schema) =>
    documentRegistry.get(schema)?.desk === group ? [schema.shape._type.value] : [],
  )
}
