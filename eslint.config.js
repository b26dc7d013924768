// @ts-check
import { fileURLToPath } from 'node:url'
import astro from 'eslint-plugin-astro'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Who may not import whom: the import table of docs/architecture.md, read the other way round. */
const forbidden = {
  'content-schemas': [
    '**/site/**',
    '**/studio/**',
    'sanity',
    'sanity/*',
    'astro',
    'astro/*',
    '@sanity/*',
    'react',
    'node:*',
  ],
  'studio/lake': [
    '@vlaardingen/*',
    '**/site/**',
    '**/host/**',
    '**/schema/**',
    '**/desk/**',
    'sanity',
    'astro',
    'react',
  ],
  'studio/host': ['@vlaardingen/*', '**/site/**', '**/lake/**', 'sanity', 'astro', 'react'],
  'studio/{schema,desk,transport}': [
    '**/site/**',
    '**/lake/**',
    '**/host/**',
    'astro',
    'node:*',
    'zod',
    'hono',
  ],
  'site/{content,components,layouts,pages,search}': [
    '**/studio/**',
    '**/publisher/**',
    'sanity',
    'react',
    'hono',
  ],
  'site/publisher': ['**/studio/**', 'sanity', 'sanity/*', 'react', 'hono'],
}

export default defineConfig(
  globalIgnores(['site/pages/.well-known/', '**/dist/', '.data/', '.astro/', '**/.sanity/', 'node_modules/']),
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      // The lake has no project host names, and the adapter's fields are marked deprecated together with their old values.
      '@typescript-eslint/no-deprecated': 'off',
      eqeqeq: 'error',
    },
  },
  ...astro.configs['flat/recommended'],
  ...astro.configs['flat/jsx-a11y-strict'],
  {
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  ...Object.entries(forbidden).map(
    ([folder, group]) =>
      /** @type {import('eslint').Linter.Config} */ ({
        files: [`${folder}/**`],
        rules: {
          'no-restricted-imports': [
            'error',
            { patterns: [{ group, message: 'The import table in docs/architecture.md forbids this.' }] },
          ],
        },
      }),
  ),
)
