/** Runs the files that take longest first, whatever their project, so that no worker is left with one of them at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of `tests/` by the seconds they took on 2026-12-01, longest first; all others come after them in the order of Vitest. */
const LONGEST = [
  'e2e/cli',
  'e2e/nothing-gets-lost',
  'e2e/editors-round',
  'e2e/working-together',
  'e2e/desk',
  'e2e/everyone',
  'e2e/start',
  'e2e/contact',
  'e2e/editor-writes',
  'e2e/sign-in',
  'e2e/fuzz',
  'e2e/supervisor',
  'contract/publisher/withdrawal',
  'contract/publisher/rollback',
  'contract/publisher/indexing',
  'contract/lake/hard-pictures',
  'e2e/edit-to-visitor',
  'e2e/restart',
  'e2e/renderer',
  'e2e/search-shards',
  'e2e/search-questions',
  'contract/events/bounds',
  'contract/publisher/publish-routes',
  'contract/slow-clients',
  'contract/publisher/astro-runtime',
  'contract/cache',
  'contract/soak',
].map((name) => `/tests/${name}.test.ts`)

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(name))
      return place < 0 ? LONGEST.length : place
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}
