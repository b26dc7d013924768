/** Functions on documents and on what refers to them. */
import type { Budget } from '../budget.ts'
import { attributeOf, isArray, isObject } from '../values.ts'
import { ofValues, type Functions } from './function.ts'

export const documentFunctions: Functions = {
  references: (args, { compile, runtime }) => {
    const values = args.map(compile)
    return (scope) => {
      const targets = referenceTargets(values.map((value) => value(scope)))
      return targets.size > 0 && refersTo(scope.value, targets, runtime.budget)
    }
  },
  'sanity::versionOf': aboutId((id, wanted) => {
    if (id === wanted) return true
    const [kind, ...rest] = id.split('.')
    if (kind === 'drafts') return rest.join('.') === wanted
    return kind === 'versions' && rest.length >= 2 && rest.slice(1).join('.') === wanted
  }),
  'sanity::partOfRelease': aboutId((id, wanted) => {
    const [kind, release, ...rest] = id.split('.')
    return kind === 'versions' && rest.length > 0 && release === wanted
  }),
  'releases::all':
    (_args, { runtime }) =>
    () => {
      const found = runtime.documents.find({ kind: 'types', types: ['system.release'] })
      return found.filter(({ _type }) => _type === 'system.release')
    },
  'documents::get': (args, compiler) =>
    ofValues((reference) => {
      const id = typeof reference === 'string' ? reference : attributeOf(reference, '_ref')
      if (typeof id !== 'string') return null
      const { documents, projectId, dataset } = compiler.runtime
      const own = `dataset:${projectId}.${dataset}:`
      return documents.get(id.startsWith(own) ? id.slice(own.length) : id) ?? null
    })(args, compiler),
  'documents::incomingRefCount': (_args, { runtime }) => {
    return ({ value }) => {
      const id = attributeOf(value, '_id')
      if (typeof id !== 'string') return null
      const targets = new Set([id])
      const candidates = runtime.documents.find({ kind: 'references', targets: [id] })
      return candidates.filter((document) => refersTo(document, targets, runtime.budget)).length
    }
  },
  /** References from other datasets: here there is no other. */
  'documents::incomingGlobalDocumentReferenceCount': () => () => 0,
}

function aboutId(holds: (id: string, wanted: string) => boolean) {
  const compile: NonNullable<Functions[string]> = (args, compiler) => {
    const wanted = ofValues((value) => value)(args, compiler)
    return (scope) => {
      const given = wanted(scope)
      const id = attributeOf(scope.value, '_id')
      return typeof given === 'string' && typeof id === 'string' ? holds(id, given) : null
    }
  }
  return compile
}

/** The ids among the arguments of `references(…)`. */
export function referenceTargets(values: readonly unknown[]): Set<string> {
  return new Set(values.flat().filter((value): value is string => typeof value === 'string'))
}

function refersTo(value: unknown, targets: ReadonlySet<string>, budget: Budget): boolean {
  budget.step()
  if (isArray(value)) return value.some((member) => refersTo(member, targets, budget))
  if (!isObject(value)) return false
  const target = value['_ref']
  if (target) return typeof target === 'string' && targets.has(target)
  return Object.values(value).some((member) => refersTo(member, targets, budget))
}
