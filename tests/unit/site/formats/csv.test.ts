import { sanitizeText } from '@programme/content-schemas'
import { fc } from '../../../support/fast-check.ts'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { table } from '../../../../site/formats/csv.ts'
import { anyText } from '../../../support/any-text.ts'

async function read(cells: readonly string[], delimiter = ';'): Promise<string[][]> {
  const text = await table(['a', 'b'], [{ a: cells[0] ?? '', b: cells[1] ?? '' }]).text()
  return Papa.parse<string[]>(text, { delimiter, newline: '\r\n' }).data
}

const FIRST = /^[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}"'`´‘’‚‛“”„‟]*/v
const withoutMarks = (text: string): string => text.replaceAll("'", '')

/** What a spreadsheet would run: what looks like a formula once unseen characters and quotes are off, with no apostrophe before all. */
function isFormula(cell: string): boolean {
  return !cell.startsWith("'") && /^[=+\-@]/.test(cell.replace(FIRST, '').normalize('NFKC'))
}

/** A quote at the very beginning of a cell is one to every program. */
const unquoted = (cell: string): string => cell.replace(/^"/, '')

describe('a table', () => {
  it('reads back as what went in, whatever that is, but for the apostrophes before formulas', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (a, b) => {
        const [, row = []] = await read([a, b])
        expect(row.map(withoutMarks)).toEqual([a, b].map(sanitizeText).map(withoutMarks))
      }),
    )
  })

  it('holds no formula, however a spreadsheet cuts it into cells', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (a, b) => {
        for (const row of await read([a, b]))
          for (const cell of row) expect(isFormula(cell), cell).toBe(false)
        // Without a notion of quotes, as one with other separators is in the middle of a cell.
        const text = await table(['a'], [{ a: `x${a}` }, { a: b }]).text()
        for (const cell of text
          .replace(/^\ufeff/, '')
          .split(/[;\t\n]/)
          .map(unquoted))
          expect(isFormula(cell), cell).toBe(false)
      }),
    )
  })

  it.each([
    '=1+1',
    '\u200b=1+1',
    '\u2060\ufeff =1+1',
    '＝1+1',
    '﹦1+1',
    '"=1+1',
    ';=1+1',
    'Meer winkels;=HYPERLINK("http://example.test")',
    'regel\n=1+1',
    '\u3164@SUM(1)',
    '+31 10 123',
    '-2+3',
    "'=1+1",
  ])('takes the sting out of %j', async (cell) => {
    const [, row = []] = await read([cell, 'b'])
    expect(row[0]).not.toBe(cell)
    expect(withoutMarks(row[0] ?? '')).toBe(withoutMarks(cell))
  })

  it.each(['Bron: rapport; 5 procent', 'a=b', 'e-mail', 'x @ y', '1 - 2'])(
    'leaves %j as it is',
    async (cell) => {
      const [, row = []] = await read([cell, 'b'])
      expect(row[0]).toBe(cell)
    },
  )
})

it('numbers stay numbers', async () => {
  const rows = [{ a: -5.5, b: 'x' }]
  expect(await table(['a', 'b'], rows).text()).toContain('\r\n"-5,5";x\r\n')
  expect(await table(['a', 'b'], rows, 'comma').text()).toContain('\r\n-5.5,x\r\n')
})
