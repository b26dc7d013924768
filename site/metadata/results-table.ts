/** All results as a table. */
import type { ContentReader } from '../content/reader.ts'
import { table } from '../formats/csv.ts'

export function resultsTable(content: ContentReader, writing: 'nl' | 'comma'): Response {
  const rows = content.list('result').map(({ statement, kind, date, explanation, evidence }) => ({
    resultaat: statement,
    soort: kind,
    datum: date ?? '',
    toelichting: explanation,
    bron: evidence,
  }))
  return table(['resultaat', 'soort', 'datum', 'toelichting', 'bron'], rows, writing)
}
