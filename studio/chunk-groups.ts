/** How the Studio's bundle is split: a document needs two large files of packages instead of two hundred. */

/** Tools and inputs that most visits never open; they stay chunks of their own, loaded on demand. */
const ON_DEMAND = /VideoPlayer|ReleasesTool|PresentationTool|VariantsTool/
const LIBRARIES =
  /[\\/]node_modules[\\/](?:@sanity[\\/](?!locale-)[\w-]+|@portabletext[\\/][\w-]+|react|react-dom|rxjs|styled-components)[\\/]/
const SANITY = /[\\/]node_modules[\\/]sanity[\\/]/

/** For Rolldown's `codeSplitting.groups`. A group includes what its modules import, so the libraries, which never import Sanity, go first. */
export const chunkGroups = [
  { name: 'libraries', test: LIBRARIES, priority: 1 },
  { name: 'sanity', test: (id: string): boolean => SANITY.test(id) && !ON_DEMAND.test(id) },
]
