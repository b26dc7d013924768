/** How search weighs what it finds; used by visitors and by the test of the 150 questions alike. */

/** Of Pagefind, the same for every shard of the index. */
export const RANKING = {
  // A title weighs by `kop`, which holds its words and their other forms; else it would count twice.
  metaWeights: { title: 0, kop: 4, anders: 3, verborgen: 0.6 },
  pageLength: 0.5,
  termSimilarity: 1,
} as const
