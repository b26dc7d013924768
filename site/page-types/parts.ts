/** Filters that several document types share. */
import type { Choice, Filter } from '../content/list-pages.ts'
import type { ContentReader } from '../content/reader.ts'

type References = readonly { readonly _ref: string }[] | undefined

export function byParty<Item>(
  content: ContentReader,
  label: string,
  partiesOf: (item: Item) => References,
): Filter<Item> {
  return {
    name: 'partij',
    label,
    choicesOf: (item) =>
      content
        .resolve('party', partiesOf(item))
        .map(({ slug, name }): Choice => ({ value: slug.current, label: name })),
  }
}

export function byYear<Item>(dateOf: (item: Item) => string | undefined): Filter<Item> {
  return {
    name: 'jaar',
    label: 'Jaar',
    choicesOf: (item) => {
      const year = dateOf(item)?.slice(0, 4)
      return year === undefined ? [] : [{ value: year, label: year }]
    },
  }
}

/** For search. */
export function partyNames(content: ContentReader, references: References): string[] {
  return content.resolve('party', references).map(({ name }) => name)
}

export function workingGroupNames(content: ContentReader, references: References): string[] {
  return content.resolve('workingGroup', references).map(({ name }) => name)
}

/** Every year from the first to the last of the given days. */
export function yearsOf(...days: readonly (string | undefined)[]): string[] {
  const years = days.flatMap((day) => (day === undefined ? [] : [Number(day.slice(0, 4))]))
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => String(first + index))
}
