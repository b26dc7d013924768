/** Checks one draft and publishes it, with the redirects that go with it. */
import type { SanityClient } from '@sanity/client'
import { addressOf, checkPublication, type Problem } from '@programme/content-schemas'
import type { SanityDocument } from 'sanity'
import { publicationStore } from '../../transport/publication-store.ts'
import { replacePublished } from './replace-published.ts'

export interface DraftToPublish {
  /** Of the published document. */
  readonly id: string
  readonly published: SanityDocument | null
  readonly draft: SanityDocument
  /** Undefined where nobody can be told apart. */
  readonly user: string | undefined
}

export type PublishOutcome =
  | {
      readonly kind: 'published'
      readonly moved?: { readonly from: string; readonly to: string | undefined }
    }
  /** `problem` is undefined where the form shows it. */
  | { readonly kind: 'refused'; readonly problem: Problem | undefined }
  | { readonly kind: 'cancelled' }

/**
 * @param isValid the form's own validation
 * @param onSend asked before anything is written; false cancels
 * @throws ClientError 409 where someone else has changed the document meanwhile, or where the store does not answer
 */
export async function publishDraft(
  client: SanityClient,
  { id, published, draft, user }: DraftToPublish,
  isValid: (document: SanityDocument) => Promise<boolean>,
  onSend: () => boolean,
): Promise<PublishOutcome> {
  const change = { id, after: draft, source: draft._id }
  const { problems, redirects } = await checkPublication(publicationStore(client), [change], user)
  if (problems.length > 0 || !(await isValid(draft))) return { kind: 'refused', problem: problems[0] }
  if (!onSend()) return { kind: 'cancelled' }
  if (redirects.put.length + redirects.remove.length === 0) {
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: draft._id,
      publishedId: id,
      ifDraftRevisionId: draft._rev,
      ...(published ? { ifPublishedRevisionId: published._rev } : {}),
    })
    return { kind: 'published' }
  }
  await replacePublished(client, { published, next: draft, draft, keepAsDraft: false, redirects })
  const [from, to] = [addressOf(published), addressOf(draft)]
  return from === undefined || from === to
    ? { kind: 'published' }
    : { kind: 'published', moved: { from, to } }
}
