/** How search weighs what it finds; used by visitors and by the test of the 150 questions alike. */

/** Options of Pagefind. */
export const SEARCH_OPTIONS = {
  ranking: {
    // A title weighs by `kop`, which holds its words and their other forms; else it would count twice.
    metaWeights: { title: 0, kop: 4, verborgen: 0.6 },
    pageLength: 0.5,
    termSimilarity: 1,
  },
} as const
