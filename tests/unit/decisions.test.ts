/** docs/decisions: every file has the form that its README describes, and is in the index. */
import { glob, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const folder = 'docs/decisions'
const files = await Array.fromAsync(glob('0*.md', { cwd: folder }))
const index = await readFile(`${folder}/README.md`, 'utf8')

describe.each(files)('decision %s', (name) => {
  it('has number, date, status and the three sections, and is in the index', async () => {
    const text = await readFile(`${folder}/${name}`, 'utf8')
    expect(text).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. \\S`))
    expect(text).toMatch(/^Date: \d{4}-\d\d-\d\d\. Status: accepted/m)
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)
    expect(sections).toEqual(expect.arrayContaining(['Context', 'Decision', 'Consequences']))
    expect(index).toContain(`](${name})`)
  })

  it('links to files that exist', async () => {
    const text = await readFile(`${folder}/${name}`, 'utf8')
    const linked = [...text.matchAll(/\]\((0\d{3}[^)#]*\.md)/g)].map(([, file = '']) => file)
    expect(linked.filter((file) => !files.includes(file))).toEqual([])
  })
})
