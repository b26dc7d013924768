/** `node start.ts [start | serve | dev | build | prepare-release | rollback … | backup FILE | restore FILE | restore-drill | assets | users … | sanity …]`. */
import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'

// Types are stripped and code is compiled at the first start only; processes that are started from here find it too.
const compiled = resolve(process.env['CACHE_DIR'] || '.cache', 'compiled')
enableCompileCache(compiled)
process.env['NODE_COMPILE_CACHE'] = compiled

// Whoever reads the output may close it, as `| head` and a terminal do. What is printed then is lost, and everything else goes on.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

if ((process.argv[2] ?? 'start') === 'start') {
  // Small by itself: the server and all it needs is its child.
  const { supervise } = await import('./server/supervisor.ts')
  process.exit(await supervise(import.meta.filename))
}
await import('./server/commands.ts')
