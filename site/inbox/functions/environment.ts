/** The handler from a host's environment variables. */
import { createClient } from '@sanity/client'
import { z } from 'zod'
import { createFormHandler } from './handler.ts'

const environment = z.object({
  SANITY_PROJECT_ID: z.string().min(1),
  SANITY_DATASET: z.string().min(1),
  SANITY_API_TOKEN: z.string().min(1),
  SITE_URL: z.url(),
})

/** @throws where one of the four variables is missing; the host's log says which */
export function createHandlerFrom(
  variables: Readonly<Record<string, unknown>>,
): (request: Request, address: string) => Promise<Response> {
  const { SANITY_PROJECT_ID, SANITY_DATASET, SANITY_API_TOKEN, SITE_URL } = environment.parse(variables)
  return createFormHandler({
    client: createClient({
      projectId: SANITY_PROJECT_ID,
      dataset: SANITY_DATASET,
      token: SANITY_API_TOKEN,
      apiVersion: '2025-02-19',
      useCdn: false,
    }),
    secret: SANITY_API_TOKEN,
    siteUrl: SITE_URL.replace(/\/+$/, ''),
  })
}
