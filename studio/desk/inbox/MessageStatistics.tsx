/** How many messages came in, per month and subject, and how far those that are still here are. */
import { Card, Heading, Stack, Text } from '@sanity/ui'
import { HANDLING } from '@programme/content-schemas'
import type { InboxData } from './use-inbox.ts'

const monthName = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric' })
const first = { padding: '0.4rem 1.2rem 0.4rem 0', textAlign: 'left' } as const
const cell = {
  padding: '0.4rem 0 0.4rem 1.2rem',
  textAlign: 'right',
  fontVariantNumeric: 'tabular-nums',
} as const

export function MessageStatistics({ data }: { readonly data: InboxData }) {
  const months = [...new Set(data.counts.map(({ month }) => month))].sort().reverse()
  const subjects = [...new Set(data.counts.map(({ subject }) => subject))].sort()
  const total = (month: string, subject?: string): number =>
    data.counts
      .filter((count) => count.month === month && (subject === undefined || count.subject === subject))
      .reduce((sum, count) => sum + count.total, 0)

  return (
    <Stack gap={5}>
      <Heading as="h2">Berichten per maand en onderwerp</Heading>
      <Card overflow="auto" tabIndex={0} role="region" aria-label="Berichten per maand en onderwerp">
        <Text as="div">
          <table data-testid="message-statistics">
            <thead>
              <tr>
                {['Maand', 'Samen', ...subjects].map((title) => (
                  <th key={title} scope="col" style={title === 'Maand' ? first : cell}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map((month) => (
                <tr key={month}>
                  <th scope="row" style={first}>
                    {monthName.format(new Date(`${month}-15T12:00:00Z`))}
                  </th>
                  <td style={cell}>{total(month)}</td>
                  {subjects.map((subject) => (
                    <td key={subject} style={cell}>
                      {total(month, subject)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Text>
      </Card>
      <Text muted>
        {Object.entries(HANDLING)
          .map(
            ([key, title]) => `${title}: ${data.messages.filter(({ handling }) => handling === key).length}`,
          )
          .join(' · ')}
      </Text>
      <Text size={1} muted>
        De tabel telt ook berichten die al gewist zijn. Er staan geen gegevens van mensen in.
      </Text>
    </Stack>
  )
}
