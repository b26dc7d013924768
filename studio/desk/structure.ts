/** The desk by task: what an editor looks for, in her words. */
import { CalendarIcon } from '@sanity/icons/Calendar'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { CogIcon } from '@sanity/icons/Cog'
import { DocumentsIcon } from '@sanity/icons/Documents'
import { RocketIcon } from '@sanity/icons/Rocket'
import { SunIcon } from '@sanity/icons/Sun'
import { UserIcon } from '@sanity/icons/User'
import { UsersIcon } from '@sanity/icons/Users'
import {
  documentRegistry,
  documentSchemas,
  PHASES,
  RESULT_KINDS,
  type DeskGroup,
  type DocumentType,
} from '@programme/content-schemas'
import type { ComponentType } from 'react'
import type { ListItemBuilder, StructureBuilder, StructureResolver } from 'sanity/structure'
import { API_VERSION } from '../transport/api-version.ts'
import { deskGroups, documentTypesIn } from './desk-groups.ts'
import { Today } from './today/Today.tsx'

interface Group {
  readonly id: string
  readonly title: string
  readonly icon: ComponentType
  /** Below the types of the group. */
  readonly extra?: (build: StructureBuilder) => ListItemBuilder[]
}

const GROUPS: Readonly<Record<DeskGroup, Group>> = {
  projects: {
    id: 'projecten',
    title: 'Projecten',
    icon: RocketIcon,
    extra: (build) =>
      Object.entries(PHASES).map(([phase, title]) => part(build, 'projectPage', 'phase', phase, title)),
  },
  workingGroups: {
    id: 'werkgroepen',
    title: 'Werkgroepen',
    icon: UsersIcon,
    extra: (build) => [resultsByWorkingGroup(build)],
  },
  results: {
    id: 'resultaten',
    title: 'Resultaten',
    icon: CheckmarkCircleIcon,
    extra: (build) =>
      Object.entries(RESULT_KINDS).map(([kind, title]) => part(build, 'result', 'kind', kind, title)),
  },
  contact: { id: 'contact', title: 'Contact', icon: UserIcon },
  news: { id: 'nieuws-en-agenda', title: 'Nieuws en agenda', icon: CalendarIcon },
  pages: { id: 'paginas', title: 'Pagina’s', icon: DocumentsIcon },
  settings: { id: 'instellingen', title: 'Instellingen', icon: CogIcon },
}

export const structure: StructureResolver = (build) => {
  const entries = deskGroups.map((group) => groupEntry(build, documentTypesIn(group), GROUPS[group]))
  return build
    .list()
    .id('inhoud')
    .title('Inhoud')
    .items([
      build
        .listItem()
        .id('vandaag')
        .title('Vandaag')
        .icon(SunIcon)
        .child(build.component(Today).id('vandaag').title('Vandaag')),
      build.divider(),
      ...entries.slice(0, -1),
      build.divider(),
      ...entries.slice(-1),
    ])
}

/** The id of the list that holds a type; undefined for a type that is in the desk itself. */
export function listIdOf(type: DocumentType): string | undefined {
  const group = documentRegistry.get(documentSchemas[type])?.desk
  if (group === undefined || isSingleType(documentTypesIn(group), GROUPS[group])) return undefined
  return GROUPS[group].id
}

function isSingleType(types: readonly DocumentType[], { extra }: Group): boolean {
  return types.length === 1 && !extra
}

/** A list of the group's types; one type alone stands in the desk itself. */
function groupEntry(build: StructureBuilder, types: readonly DocumentType[], group: Group): ListItemBuilder {
  const { id, title, icon, extra } = group
  const [first] = types
  if (first !== undefined && isSingleType(types, group)) return item(build, first, title, icon)
  const items = [
    ...types.map((type) => item(build, type, extra && `Alle ${pluralOf(type).toLowerCase()}`)),
    ...(extra?.(build) ?? []),
  ]
  return build.listItem().id(id).title(title).icon(icon).child(build.list().id(id).title(title).items(items))
}

/** All documents of a type; of a singleton the document itself. */
function item(
  build: StructureBuilder,
  type: DocumentType,
  name?: string,
  icon?: ComponentType,
): ListItemBuilder {
  const studio = documentRegistry.get(documentSchemas[type])
  const title = name ?? pluralOf(type)
  const made = build.listItem().id(type).title(title).schemaType(type)
  const entry = icon ? made.icon(icon) : made
  if (studio?.singleton !== undefined)
    return entry.child(build.document().id(type).schemaType(type).documentId(studio.singleton).title(title))
  return entry.child(build.documentTypeList(type).title(title).defaultOrdering(orderingOf(type)))
}

function pluralOf(type: DocumentType): string {
  return documentRegistry.get(documentSchemas[type])?.plural ?? type
}

/** The documents of a type of which one field has one value; a new one gets that value. */
function part(
  build: StructureBuilder,
  type: 'projectPage' | 'result',
  field: 'phase' | 'kind',
  value: string,
  title: string,
): ListItemBuilder {
  const template = type === 'projectPage' ? 'project-in-fase' : 'resultaat-van-soort'
  return build
    .listItem()
    .id(value)
    .title(title)
    .schemaType(type)
    .child(
      build
        .documentList()
        .id(value)
        .title(title)
        .schemaType(type)
        .apiVersion(API_VERSION)
        .filter(`_type == $type && ${field} == $value`)
        .params({ type, value })
        .defaultOrdering(orderingOf(type))
        .canHandleIntent(() => false)
        .initialValueTemplates([build.initialValueTemplateItem(template, { [field]: value })]),
    )
}

function resultsByWorkingGroup(build: StructureBuilder): ListItemBuilder {
  return build
    .listItem()
    .id('resultaten-per-werkgroep')
    .title('Resultaten per werkgroep')
    .icon(CheckmarkCircleIcon)
    .child(
      build
        .documentTypeList('workingGroup')
        .id('resultaten-per-werkgroep')
        .title('Resultaten per werkgroep')
        .defaultOrdering(orderingOf('workingGroup'))
        .canHandleIntent(() => false)
        .child((workingGroup) =>
          build
            .documentList()
            .id(`resultaten-${workingGroup}`)
            .title('Resultaten')
            .schemaType('result')
            .apiVersion(API_VERSION)
            .filter('_type == "result" && workingGroup._ref == $workingGroup')
            .params({ workingGroup })
            .canHandleIntent(() => false)
            .initialValueTemplates([
              build.initialValueTemplateItem('resultaat-van-werkgroep', { workingGroup }),
            ]),
        ),
    )
}

function orderingOf(type: DocumentType) {
  const [first] = documentRegistry.get(documentSchemas[type])?.orderings ?? []
  return first
    ? [{ field: first.field, direction: first.direction }]
    : [{ field: '_updatedAt', direction: 'desc' as const }]
}
