/** The figures of one indicator as a table. */
import type { APIRoute } from 'astro'
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'
import { table } from '../../formats/csv.ts'

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
  return table(['datum', 'waarde', 'eenheid', 'beginwaarde', 'streefwaarde', 'bron'], rows)
}
