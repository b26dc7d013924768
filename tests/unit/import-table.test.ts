/** The import table of docs/architecture.md, asked of the linter itself. */
import { readdirSync, readFileSync } from 'node:fs'
import { ESLint } from 'eslint'
import { expect, it } from 'vitest'

const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => ruleId === 'boundaries/dependencies',
})

/** @returns those of the sources that the file must not import */
async function refused(file: string, sources: readonly string[]): Promise<string[]> {
  const text = sources.map((source) => `import '${source}'\n`).join('')
  const [result] = await eslint.lintText(text, { filePath: file })
  const lines = result?.messages.filter(({ ruleId }) => ruleId === 'boundaries/dependencies') ?? []
  return sources.filter((_source, index) => lines.some(({ line }) => line === index + 1))
}

async function isRefused(file: string, source: string): Promise<boolean> {
  return (await refused(file, [source])).length > 0
}

it.each([
  ['content-schemas/index.ts', 'sanity'],
  ['content-schemas/index.ts', 'node:fs'],
  ['content-schemas/index.ts', '../studio/schema/derive.ts'],
  ['studio/lake/lake.ts', '@programme/content-schemas'],
  ['studio/lake/lake.ts', '../../content-schemas/index.ts'],
  ['studio/lake/lake.ts', 'sanity'],
  ['studio/schema/derive.ts', '../lake/lake.ts'],
  ['studio/transport/client-factory.ts', '../desk/dates.ts'],
  ['studio/schema/derive.ts', 'node:fs'],
  ['studio/schema/derive.ts', 'zod'],
  ['site/content/graph.ts', '../publisher/publisher.ts'],
  ['site/content/graph.ts', '../../studio/lake/lake.ts'],
  ['site/publisher/publisher.ts', '../../studio/lake/lake.ts'],
  ['site/publisher/publisher.ts', '../../studio/host/server.ts'],
  ['site/publisher/publisher.ts', '../../start.ts'],
  ['site/publisher/publisher.ts', '../../server/on-shutdown.ts'],
  ['shared/is-record.ts', '../content-schemas/index.ts'],
  ['studio/host/server.ts', '../lake/lake.ts'],
  ['start.ts', './tests/support/product.ts'],
  ['site/content/graph.ts', '../../tests/support/product.ts'],
  ['server/commands.ts', 'lodash'],
  ['shared/http-server.ts', '../studio/host/server.ts'],
  ['studio/structure.ts', '../shared/http-server.ts'],
])('refuses that %s imports %s', async (file, source) => {
  expect(await isRefused(file, source)).toBe(true)
})

it.each([
  ['content-schemas/index.ts', 'zod'],
  ['content-schemas/index.ts', './problem.ts'],
  ['studio/schema/derive.ts', '@programme/content-schemas'],
  ['studio/lake/lake.ts', 'node:sqlite'],
  ['site/publisher/publisher.ts', '../content/graph.ts'],
  ['server/commands.ts', '../studio/lake/lake.ts'],
  ['studio/host/server.ts', '../../shared/http-server.ts'],
  ['site/publisher/serve/server.ts', '../../../shared/http-server.ts'],
  ['tests/support/product.ts', '../../start.ts'],
])('lets %s import %s', async (file, source) => {
  expect(await isRefused(file, source)).toBe(false)
})

/** From each layer of the lake to those right below it, as docs/architecture.md draws them. */
function drawnLayers(): Map<string, string[]> {
  const picture =
    /```mermaid\n(flowchart TD\n.*?)```/s.exec(readFileSync('docs/architecture.md', 'utf8'))?.[1] ?? ''
  const layers = new Map<string, string[]>()
  for (const [, from = '', to = ''] of picture.matchAll(/^ *(\w+) --> (.+)$/gm)) {
    const below = to.split(' & ').map((name) => name.trim())
    layers.set(from, below)
    for (const name of below) if (!layers.has(name)) layers.set(name, [])
  }
  return layers
}

const layers = drawnLayers()
const below = (layer: string): string[] =>
  (layers.get(layer) ?? []).flatMap((lower) => [lower, ...below(lower)])

const folders = readdirSync('studio/lake', { withFileTypes: true }).filter((entry) => entry.isDirectory())

/** A file of a layer, relative to studio/lake. */
function fileOf(layer: string): string {
  if (layer === 'lake') return 'lake.ts'
  return `${layer}/${readdirSync(`studio/lake/${layer}`).find((name) => name.endsWith('.ts')) ?? ''}`
}

it('draws every folder of the lake as a layer', () => {
  expect([...layers.keys()].sort()).toEqual(['lake', ...folders.map(({ name }) => name)].sort())
  expect(readdirSync('studio/lake').filter((name) => name.endsWith('.ts'))).toEqual(['lake.ts'])
})

it.each([...layers.keys()])(
  'lets the layer %s of the lake import what is drawn below it, and no other',
  async (layer) => {
    const others = [...layers.keys()].filter((other) => other !== layer)
    const up = layer === 'lake' ? './' : '../'
    const forbidden = await refused(
      `studio/lake/${fileOf(layer)}`,
      others.map((other) => up + fileOf(other)),
    )
    expect(forbidden).toEqual(
      others.filter((other) => !below(layer).includes(other)).map((other) => up + fileOf(other)),
    )
  },
)
