/** Builds Astro's server bundle into the folder given as first argument; run as a process of its own, so that its memory ends with it. */
import { build } from 'astro'
import { rendererAdapter } from './adapter.ts'
import { templatePlugin } from './template-plugin.ts'

const [directory] = process.argv.slice(2)
if (directory === undefined) throw new Error('build-bundle: name the folder to write to as first argument')

await build({
  root: process.cwd(),
  outDir: directory,
  output: 'server',
  adapter: rendererAdapter(),
  vite: { plugins: [templatePlugin()] },
  logLevel: 'warn',
})
