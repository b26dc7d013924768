/**
 * Builds Astro's server bundle into the folder given as first argument, with the runtime given as second: `templates`, which is
 * checked, or `astro`. Run as a process of its own, so that its memory ends with it.
 */
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'astro'
import { rendererAdapter } from './adapter.ts'
import { probeBundle } from './probe-bundle.ts'
import { templatePlugin } from './template-plugin.ts'

const [directory, runtime] = process.argv.slice(2)
if (directory === undefined || (runtime !== 'templates' && runtime !== 'astro'))
  throw new Error('build-bundle: name the folder to write to, then the runtime: templates or astro')

const root = process.cwd()
const isTemplates = runtime === 'templates'
await build({
  root,
  outDir: directory,
  output: 'server',
  adapter: rendererAdapter(isTemplates ? './entrypoint.ts' : './astro-entrypoint.ts'),
  vite: { plugins: isTemplates ? [templatePlugin()] : [] },
  logLevel: 'warn',
})
// What the bundle imports of packages is looked for above it.
if (!directory.startsWith(join(root, '/')))
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'), 'junction')
if (isTemplates) await probeBundle(directory)
