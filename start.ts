/** `node start.ts [start | dev | build | rollback … | backup FILE | restore FILE | assets | users … | sanity …]`. */
import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'

// Types are stripped and code is compiled at the first start only; processes that are started from here find it too.
const compiled = resolve(process.env['CACHE_DIR'] || '.cache', 'compiled')
enableCompileCache(compiled)
process.env['NODE_COMPILE_CACHE'] = compiled

await import('./commands.ts')
