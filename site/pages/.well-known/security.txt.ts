/** Whom to tell of a weakness (RFC 9116); it holds for half a year from the day the page was made. */
import type { APIRoute } from 'astro'

const DAYS = 180

export const GET: APIRoute = ({ locals }) => {
  const { content, siteUrl, today } = locals
  const contacts = content.contactsOf(content.settings().coordinators.map(({ contact }) => contact))
  const lines = contacts.flatMap(({ email }) => (email === undefined ? [] : [`Contact: mailto:${email}`]))
  const expires = new Date(Date.parse(today) + DAYS * 86_400_000).toISOString()
  const text = [
    ...lines,
    `Expires: ${expires}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${siteUrl}/.well-known/security.txt`,
  ]
  return new Response(`${text.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
