import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { attacks } from '../attacks/attacks.ts'

it.each(attacks)('"$threat" is held by tests that are there', async ({ tests }) => {
  expect(Object.keys(tests)).not.toEqual([])
  for (const [file, names] of Object.entries(tests)) {
    const source = await readFile(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8')
    const found = new Set(
      [...source.matchAll(/(?<=[(,]\s*)(['"`])((?:\\.|(?!\1).)+)\1,/g)].map(([, , name]) => name),
    )
    expect(names.filter((name) => !found.has(name))).toEqual([])
  }
})
