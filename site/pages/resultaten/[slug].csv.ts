/** The figures of one indicator as a table: RFC 4180, UTF-8 with a mark so that spreadsheets read the accents. */
import type { APIRoute } from 'astro'
import { stringify } from 'csv-stringify/sync'
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'resultaten/[slug].csv.ts')
}

export const GET: APIRoute = ({ params, locals }) => {
  const result = locals.content.bySlug('result', params['slug'] ?? '')
  if (!result?.indicator) return new Response('Niet gevonden', { status: 404 })
  const { unit, baseline, target, measurements } = result.indicator
  const rows = measurements
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ date, value, source }) => ({
      datum: date,
      waarde: value,
      eenheid: unit,
      beginwaarde: baseline,
      streefwaarde: target,
      bron: source,
    }))
  const text = stringify(rows, { header: true, bom: true, escape_formulas: true })
  return new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
}
