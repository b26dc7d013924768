/** A contact as vCard 4.0, for programs that read nothing older. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'
import { card } from '../../formats/vcard.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'contact/[slug].v4.vcf.ts')
}

export const GET: APIRoute = ({ params, locals }) => {
  const contact = locals.content.bySlug('contact', params['slug'] ?? '')
  if (!contact) return new Response('Niet gevonden', { status: 404 })
  const text = card(contact, `${locals.siteUrl}/contact/${contact.slug.current}/`, '4.0')
  return new Response(text, { headers: { 'Content-Type': 'text/vcard; charset=utf-8' } })
}
