/** The templates of the renderer beside Astro's own, called as compiled files call them; whole pages are compared in tests/e2e/renderer.test.ts. */
import {
  addAttribute as astroAttribute,
  HTMLString,
  renderTemplate,
  unescapeHTML as astroUnescape,
} from 'astro/runtime/server/index.js'
import { fc } from '../../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { createGraph } from '../../../../site/content/graph.ts'
import { fileFetcher } from '../../../../site/content/fetch-file.ts'
import { localsOf } from '../../../../site/publisher/locals.ts'
import * as own from '../../../../site/publisher/templates.ts'

const { graph } = createGraph([], { now: new Date('2026-11-24'), lastGood: [] })
const page = new own.PageContext(
  {
    url: new URL('http://localhost/'),
    params: {},
    locals: localsOf(graph.reader(), { siteUrl: '', fetchFile: fileFetcher() }),
  },
  { head: '<link rel="stylesheet">', scriptOf: (id) => `<script src="${id}"></script>` },
)

const DOCTYPE = '<!DOCTYPE html>'

async function ours(component: Parameters<typeof own.renderDocument>[0]): Promise<string> {
  const html = await own.renderDocument(component, page)
  expect(html.startsWith(DOCTYPE)).toBe(true)
  return html.slice(DOCTYPE.length)
}

function astros(value: unknown): string {
  let text = ''
  const waiting = renderTemplate`<p>${value}</p>`.render({
    write(chunk) {
      if (typeof chunk === 'object' && !(chunk instanceof HTMLString)) throw new TypeError('no HTML')
      text += String(chunk)
    },
  })
  expect(waiting).toBeUndefined()
  return text
}

const texts = fc.oneof(fc.string(), fc.stringMatching(/^[&<>"'a ]{0,8}$/))
const simple = fc.oneof(
  texts,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(undefined, null, '', 0, Number.NaN),
)
const shown = fc.oneof(
  simple,
  fc.array(fc.oneof(simple, fc.array(simple, { maxLength: 3 })), { maxLength: 4 }),
)

describe('a template of the renderer', () => {
  it('shows every value as Astro does', async () => {
    await fc.assert(
      fc.asyncProperty(shown, async (value) => {
        expect(await ours(() => own.render`<p>${value}</p>`)).toBe(astros(value))
      }),
    )
  })

  it('leaves HTML as it is, like Astro', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await ours(() => own.render`<p>${own.unescapeHTML(text)}</p>`)).toBe(
          astros(astroUnescape(text)),
        )
      }),
    )
  })

  it('writes every attribute as Astro does', async () => {
    const names = fc.constantFrom(
      ...['href', 'class', 'class:list', 'style', 'hidden', 'popover', 'download', 'open', 'required', 'd'],
      ...['aria-current', 'data-x', 'lang', 'value', 'checked', 'bad name', 'className'],
    )
    await fc.assert(
      fc.asyncProperty(names, simple, async (name, value) => {
        const written = await ours(() => own.render`<p>${own.addAttribute(value, name)}</p>`)
        expect(written).toBe(astros(astroAttribute(value, name)))
      }),
      { numRuns: 500 },
    )
  })

  it('puts components, slots and fragments inside one another', async () => {
    const Box = own.createComponent((at, props, slots) => {
      const Astro = at.createAstro(props, slots)
      return own.render`<b${own.addAttribute(Astro.props['id'], 'id')}>${own.renderSlot(at, slots['default'])}${
        Astro.slots.has('more') && own.render`|${own.renderSlot(at, slots['more'])}`
      }</b>`
    })
    const html = await ours(
      (at) =>
        own.render`${own.renderComponent(
          at,
          'Box',
          Box,
          { id: 'x' },
          {
            default: () => own.render`a &amp; ${'<'}`,
            more: () =>
              own.renderComponent(at, 'Fragment', own.Fragment, {}, { default: () => own.render`m` }),
          },
        )}${own.renderComponent(at, 'Box', Box, {})}`,
    )
    expect(html).toBe('<b id="x">a &amp; &lt;|m</b><b></b>')
  })

  it('writes an element whose name is a variable', async () => {
    const props = { 'class:list': ['a', { b: true }], id: 'x' }
    const html = await ours((at) =>
      own.renderComponent(at, 'Tag', 'h2', props, { default: () => own.render`<` }),
    )
    expect(html).toBe('<h2 id="x" class="a b"><</h2>')
  })

  it('has its head and each script once', async () => {
    const html = await ours(
      (at) => own.render`${own.renderHead(at)}${own.renderScript(at, 'a')}${own.renderScript(at, 'a')}`,
    )
    expect(html).toBe('<link rel="stylesheet"><script src="a"></script>')
  })

  it('does not take what only Astro’s own runtime could show', async () => {
    await expect(ours(() => own.render`${Promise.resolve('late')}`)).rejects.toThrow('templates.ts')
    await expect(ours((at) => own.renderComponent(at, 'Missing', undefined, {}))).rejects.toThrow('<Missing>')
  })
})
