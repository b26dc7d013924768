/** A contact for the address book of a telephone. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'
import { card } from '../../formats/vcard.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'contact/[slug].vcf.ts')
}

export const GET: APIRoute = ({ params, locals }) => {
  const contact = locals.content.bySlug('contact', params['slug'] ?? '')
  if (!contact) return new Response('Niet gevonden', { status: 404 })
  const text = card(contact, `${locals.siteUrl}/contact/${contact.slug.current}/`)
  return new Response(text, { headers: { 'Content-Type': 'text/vcard; charset=utf-8' } })
}
