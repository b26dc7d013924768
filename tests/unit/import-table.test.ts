/** The import table of docs/architecture.md, asked of the linter itself. */
import { ESLint } from 'eslint'
import { expect, it } from 'vitest'

const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => ruleId === 'boundaries/dependencies',
})

async function isRefused(file: string, source: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import '${source}'\n`, { filePath: file })
  return result?.messages.some(({ ruleId }) => ruleId === 'boundaries/dependencies') ?? false
}

it.each([
  ['content-schemas/index.ts', 'sanity'],
  ['content-schemas/index.ts', 'node:fs'],
  ['content-schemas/index.ts', '../studio/schema/derive.ts'],
  ['studio/lake/lake.ts', '@programme/content-schemas'],
  ['studio/lake/lake.ts', '../../content-schemas/index.ts'],
  ['studio/lake/lake.ts', 'sanity'],
  ['studio/schema/derive.ts', '../lake/lake.ts'],
  ['studio/schema/derive.ts', 'node:fs'],
  ['studio/schema/derive.ts', 'zod'],
  ['site/content/graph.ts', '../publisher/publisher.ts'],
  ['site/content/graph.ts', '../../studio/lake/lake.ts'],
  ['site/publisher/publisher.ts', '../../studio/lake/lake.ts'],
  ['site/publisher/publisher.ts', '../../studio/host/server.ts'],
  ['site/publisher/publisher.ts', '../../start.ts'],
  ['studio/host/server.ts', '../lake/lake.ts'],
  ['start.ts', './tests/support/product.ts'],
  ['site/content/graph.ts', '../../tests/support/product.ts'],
  ['commands.ts', 'lodash'],
  ['http-server.ts', './studio/host/server.ts'],
  ['studio/structure.ts', '../http-server.ts'],
])('refuses that %s imports %s', async (file, source) => {
  expect(await isRefused(file, source)).toBe(true)
})

it.each([
  ['content-schemas/index.ts', 'zod'],
  ['content-schemas/index.ts', './problem.ts'],
  ['studio/schema/derive.ts', '@programme/content-schemas'],
  ['studio/lake/lake.ts', 'node:sqlite'],
  ['site/publisher/publisher.ts', '../content/graph.ts'],
  ['commands.ts', './studio/lake/lake.ts'],
  ['studio/host/server.ts', '../../http-server.ts'],
  ['site/publisher/serve/server.ts', '../../../http-server.ts'],
  ['tests/support/product.ts', '../../start.ts'],
])('lets %s import %s', async (file, source) => {
  expect(await isRefused(file, source)).toBe(false)
})
