/** All results as a table. */
import type { APIRoute } from 'astro'
import { table } from '../formats/csv.ts'

export const GET: APIRoute = ({ locals }) => {
  const rows = locals.content.list('result').map(({ statement, kind, date, explanation, evidence }) => ({
    resultaat: statement,
    soort: kind,
    datum: date ?? '',
    toelichting: explanation,
    bron: evidence,
  }))
  return table(['resultaat', 'soort', 'datum', 'toelichting', 'bron'], rows)
}
