/** A table for spreadsheets: RFC 4180, in UTF-8 with a mark so that they read the accents, and nothing in it that they would run. */
import { sanitizeText } from '@programme/content-schemas'
import { stringify } from 'csv-stringify/sync'

type Row = Readonly<Record<string, string | number>>

/** As a Dutch spreadsheet reads them at a double click, and as all others do. */
const WRITINGS = { nl: { delimiter: ';', point: ',' }, comma: { delimiter: ',', point: '.' } } as const

/** @param columns the names of the columns, in their order */
export function table(
  columns: readonly string[],
  rows: readonly Row[],
  writing: keyof typeof WRITINGS = 'nl',
): Response {
  const { delimiter, point } = WRITINGS[writing]
  const cells = rows.map((row) => columns.map((column) => cell(row[column] ?? '', point)))
  const text = stringify([columns.map((name) => cell(name, point)), ...cells], {
    ...{ bom: true, delimiter, record_delimiter: '\r\n', quoted_match: /[,;\t\n]/ },
  })
  return new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
}

/**
 * Where a formula begins: a sign that starts one, in any of its widths, at the beginning of a cell, after whatever is not seen there or
 * is taken off. A spreadsheet that has semicolons or tabs between cells, as a Dutch one has, knows no quotes in the middle of a
 * cell, so a new one begins after each of them and after each line end.
 */
const FORMULA =
  /(?<=^|[;\t\n])(?=[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}"'`´‘’‚‛“”„‟]*[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−])/gv

/** An apostrophe before it says that it is text. */
function cell(value: string | number, point: string): string {
  return typeof value === 'string'
    ? sanitizeText(value).replace(FORMULA, "'")
    : String(value).replace('.', point)
}
