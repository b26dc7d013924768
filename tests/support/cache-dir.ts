/** Where the tests keep bundles: the folder that `npm start` keeps them in. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export const CACHE_DIR = join(root, '.cache')
/** For NODE_COMPILE_CACHE: once a process has ended in peace, the next ones start twice as quickly. */
export const COMPILED = join(CACHE_DIR, 'compiled')
