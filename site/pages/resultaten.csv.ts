/** All results as a table: RFC 4180, UTF-8 with a mark so that spreadsheets read the accents. */
import type { APIRoute } from 'astro'
import { stringify } from 'csv-stringify/sync'

export const GET: APIRoute = ({ locals }) => {
  const rows = locals.content.list('result').map(({ statement, kind, date, explanation, evidence }) => ({
    resultaat: statement,
    soort: kind,
    datum: date ?? '',
    toelichting: explanation,
    bron: evidence,
  }))
  // A cell that begins with one of these would run as a formula.
  const safe = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, text]) => [name, /^[=+\-@\t]/.test(text) ? `'${text}` : text]),
    ),
  )
  const columns = ['resultaat', 'soort', 'datum', 'toelichting', 'bron']
  return new Response(stringify(safe, { header: true, bom: true, columns }), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  })
}
