/** What a new document starts with where the editor makes it in a list that already says something about it. */
import type { Template } from 'sanity'
import { singletons } from './singletons.ts'

const parameter = (name: string) => ({ name, type: 'string' as const, title: name })
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const OWN: Template<Record<string, unknown>, Record<string, unknown>>[] = [
  {
    id: 'project-in-fase',
    title: 'Nieuw project',
    schemaType: 'projectPage',
    parameters: [parameter('phase')],
    value: ({ phase }: Record<string, unknown> = {}) => ({ phase: textOf(phase) }),
  },
  {
    id: 'resultaat-van-soort',
    title: 'Nieuw resultaat',
    schemaType: 'result',
    parameters: [parameter('kind')],
    value: ({ kind }: Record<string, unknown> = {}) => ({ kind: textOf(kind) }),
  },
  {
    id: 'resultaat-van-werkgroep',
    title: 'Nieuw resultaat voor deze werkgroep',
    schemaType: 'result',
    parameters: [parameter('workingGroup')],
    value: ({ workingGroup }: Record<string, unknown> = {}) => ({
      kind: 'mijlpaal',
      workingGroup: { _type: 'reference', _ref: textOf(workingGroup) },
    }),
  },
]

export function templates(given: Template[]): Template[] {
  return [...given.filter(({ schemaType }) => !singletons.has(schemaType)), ...OWN]
}
