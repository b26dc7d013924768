/** Pages that cannot be rendered: each is left as it was by itself, and told of at the document that has it. */
import { problemIn, type AnyDocument, type Problem } from '@programme/content-schemas'
import { documentRoutes } from '../content/routes.ts'
import type { LeftOut } from '../search/index/left-out.ts'
import { PublishError, rootMessage } from './errors.ts'

export interface FailedPages {
  /** @throws the error itself where it is the store that is in trouble, and no page */
  add(path: string, error: unknown): void
  remove(path: string): void
  has(path: string): boolean
  paths(): Iterable<string>
  /** @param shown what visitors see */
  problems(shown: readonly AnyDocument[]): readonly Problem[]
  readonly size: number
}

export function failedPages(): FailedPages {
  /** Why, by path. */
  const failed = new Map<string, string>()
  return {
    add(path, error) {
      if (error instanceof PublishError && error.cause instanceof PublishError) throw error.cause
      failed.set(path, rootMessage(error))
    },
    remove: (path) => void failed.delete(path),
    has: (path) => failed.has(path),
    paths: () => failed.keys(),
    problems: (shown) => [...failed].map(([path, reason]) => problemOf(shown, path, reason)),
    get size() {
      return failed.size
    },
  }
}

function problemOf(shown: readonly AnyDocument[], path: string, reason: string): Problem {
  const message = `${path} kan niet gemaakt worden (${reason}). Bezoekers zien daar wat er stond, of niets. Verander wat hier het laatst veranderd is.`
  return problemWith(shown, path, message)
}

/** What is not in the search index. @param shown what visitors see */
export function searchProblem(shown: readonly AnyDocument[], { place, reason }: LeftOut): Problem {
  const message = `${place} is niet te vinden met zoeken (${reason}). Verander wat hier het laatst veranderd is.`
  return problemWith(shown, place, message)
}

/** At the document that brings a path along, else at the settings, which every page shows. */
function problemWith(shown: readonly AnyDocument[], place: string, message: string): Problem {
  const owner =
    shown.find(
      (document) => document._id === place || documentRoutes(document).some(({ path }) => path === place),
    ) ?? shown.find(({ _type }) => _type === 'siteSettings')
  return owner
    ? problemIn(owner, [], message)
    : { documentId: '', documentType: 'Pagina', documentTitle: place, path: [], field: '', message }
}
