/** The check of what is published, as the embedded lake asks for it. */
import { formatProblem, checkPublication } from '@programme/content-schemas'
import type { LakeOptions } from '../studio/lake/lake.ts'

export const publication: NonNullable<LakeOptions['publication']> = async (store, changes, user) => {
  const { problems, redirects } = await checkPublication(store, changes, user)
  if (problems.length > 0) return { refusal: problems.map(formatProblem).join(' ') }
  return {
    mutations: [
      ...redirects.put.map((redirect) => ({ createOrReplace: redirect })),
      ...redirects.remove.map((id) => ({ delete: { id } })),
    ],
  }
}
