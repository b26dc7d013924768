/**
 * The Studio's client for hosted Sanity, which knows nothing of our rules: a release is checked before it is published or planned, and takes
 * the redirects of its pages along. The embedded lake does the same by itself.
 */
import { createClient, type ClientConfig, type RequestHandler, type SanityClient } from '@sanity/client'
import { formatProblem, checkPublication, type PublicationChange } from '@programme/content-schemas'
import { isRecord } from '../../shared/is-record.ts'
import { publicationStore } from './publication-store.ts'
import { API_VERSION } from './api-version.ts'

export function createCheckedClientFactory(): (options: ClientConfig) => SanityClient {
  return (options) => createClient({ ...options, requestHandler: checkedRequests(createClient(options)) })
}

function checkedRequests(given: SanityClient): RequestHandler {
  const client = given.withConfig({ apiVersion: API_VERSION })
  return async (request, next) => {
    const body: unknown = request.body
    const actions: unknown[] = isRecord(body) && Array.isArray(body['actions']) ? body['actions'] : []
    const releases = actions.flatMap((action) => releaseOf(action) ?? [])
    if (releases.length === 0 || !isRecord(body)) return next(request)
    const user = await client.users.getById('me')
    const added = await Promise.all(releases.map((name) => redirectsFor(client, name, user.id)))
    return next({ ...request, body: { ...body, actions: [...added.flat(), ...actions] } })
  }
}

function releaseOf(action: unknown): string | undefined {
  if (!isRecord(action) || !/release\.(?:publish|schedule)$/.test(String(action['actionType'])))
    return undefined
  return String(action['releaseId'])
}

/** @returns actions that put the redirects into the release @throws where it may not be published, with what stands in the way */
async function redirectsFor(client: SanityClient, name: string, user: string): Promise<unknown[]> {
  const prefix = `versions.${name}.`
  const found: unknown = await client.fetch(
    '*[string::startsWith(_id, $prefix)]',
    { prefix },
    { perspective: 'raw' },
  )
  const changes = (Array.isArray(found) ? found : []).filter(isRecord).map((version): PublicationChange => {
    const { _system: system, ...document } = version
    const source = String(version['_id'])
    const goes = isRecord(system) && system['delete'] === true
    return { id: source.slice(prefix.length), source, after: goes ? undefined : document }
  })
  const { problems, redirects } = await checkPublication(publicationStore(client), changes, user)
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join(' '))
  return [
    ...redirects.put.map((redirect) => ({
      actionType: 'sanity.action.document.version.create',
      publishedId: redirect._id,
      document: { ...redirect, _id: prefix + redirect._id },
    })),
    ...redirects.remove.map((id) => ({
      actionType: 'sanity.action.document.version.unpublish',
      publishedId: id,
      versionId: prefix + id,
    })),
  ]
}
