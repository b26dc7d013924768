/** For tests that open the Studio, too. */
import { amongSecrets, buildBundles } from './bundles.ts'

export const setup = (): Promise<void> => amongSecrets(buildBundles)
