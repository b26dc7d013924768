/** The handler from a host's environment variables. */
import { createClient } from '@sanity/client'
import { z } from 'zod'
import { openMailTransport } from '../mail-transport.ts'
import { createFormHandler, type FormHandler } from './handler.ts'

const environment = z
  .object({
    SANITY_PROJECT_ID: z.string().min(1),
    SANITY_DATASET: z.string().min(1),
    SANITY_API_TOKEN: z.string().min(1),
    SITE_URL: z.url(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().min(1).optional(),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined), {
    error: 'To mail messages set both SMTP_URL and MAIL_FROM; to read them in the Studio only, neither.',
    path: ['SMTP_URL'],
  })

/** @throws where a variable is missing or wrong; the host's log says which */
export function createHandlerFrom(variables: Readonly<Record<string, unknown>>): FormHandler {
  const { SANITY_PROJECT_ID, SANITY_DATASET, SANITY_API_TOKEN, SITE_URL, SMTP_URL, MAIL_FROM } =
    environment.parse(variables)
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
    post:
      SMTP_URL !== undefined && MAIL_FROM !== undefined ? openMailTransport(SMTP_URL, MAIL_FROM) : undefined,
  })
}
