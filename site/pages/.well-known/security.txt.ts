/** Whom to tell of a weakness (RFC 9116). It ends within a year and is renewed every month, with the first publish or build of it. */
import type { APIRoute } from 'astro'
import { securityTxtEnd } from '../../content/security-txt-end.ts'

export const GET: APIRoute = ({ locals }) => {
  const { content, siteUrl } = locals
  const contacts = content.contactsOf(content.settings().coordinators.map(({ contact }) => contact))
  const lines = contacts.flatMap(({ email }) => (email === undefined ? [] : [`Contact: mailto:${email}`]))
  const text = [
    ...(lines.length > 0 ? lines : [`Contact: ${siteUrl}/contact/`]),
    `Expires: ${securityTxtEnd(content.today)}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${siteUrl}/.well-known/security.txt`,
  ]
  return new Response(`${text.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
