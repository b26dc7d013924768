/** For tests that render pages; building the Studio takes a minute that they need not wait for. */
import { amongSecrets, buildSiteBundles } from './bundles.ts'

export const setup = (): Promise<void> => amongSecrets(buildSiteBundles)
