/** Rich text as HTML: every style that an editor has, pictures in their place, and nothing that runs. */
import { expect, it } from 'vitest'
import { partsOf } from '../../../../site/components/rich-text.ts'

type Blocks = Parameters<typeof partsOf>[0]

let number = 0
const block = (text: string, fields: object = {}): Blocks[number] => ({
  _type: 'block',
  _key: `b${(number += 1)}`,
  children: [{ _type: 'span', _key: 's', text }],
  ...fields,
})

it('has an element for every style and list', () => {
  const value = [
    block('Gewoon'),
    block('Kop 2', { style: 'h2' }),
    block('Kop 3', { style: 'h3' }),
    block('Kop 4', { style: 'h4' }),
    block('Citaat', { style: 'blockquote' }),
    block('een', { listItem: 'bullet', level: 1 }),
    block('binnen', { listItem: 'number', level: 2 }),
    block('twee', { listItem: 'bullet', level: 1 }),
  ]
  expect(partsOf(value)).toEqual([
    '<p>Gewoon</p><h2>Kop 2</h2><h3>Kop 3</h3><h4>Kop 4</h4><blockquote>Citaat</blockquote>' +
      '<ul><li>een<ol><li>binnen</li></ol></li><li>twee</li></ul>',
  ])
})

it('marks words and links them, and breaks lines', () => {
  const children = [
    { _type: 'span' as const, _key: '1', text: 'Kom ' },
    { _type: 'span' as const, _key: '2', text: 'langs', marks: ['strong', 'em', 'l'] },
    { _type: 'span' as const, _key: '3', text: '\nvandaag' },
  ]
  const markDefs = [{ _type: 'link' as const, _key: 'l', href: '/doe-mee/?a=1&b=2' }]
  const [html] = partsOf([block('', { children, markDefs })])
  expect(html).toMatch(/^<p>Kom .*<br\/>vandaag<\/p>$/)
  expect(html).toContain('<a href="/doe-mee/?a=1&amp;b=2">')
  expect(html).toMatch(/<strong>.*<\/strong>/)
  expect(html).toMatch(/<em>.*<\/em>/)
})

it('shows what could run as the text that it is', () => {
  const children = [
    { _type: 'span' as const, _key: '1', text: '<script>alert(1)</script> & "zo"', marks: ['l'] },
  ]
  const markDefs = [{ _type: 'link' as const, _key: 'l', href: 'javascript:alert(1)' }]
  const [html] = partsOf([block('', { children, markDefs })])
  expect(html).not.toMatch(/<script|<a|javascript/)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;')
})

it('puts pictures between the texts', () => {
  const picture = {
    _type: 'image' as const,
    _key: 'p',
    asset: { _type: 'reference' as const, _ref: 'image-abc-10x10-png' },
    alt: 'Een plein',
  }
  expect(partsOf([block('voor'), picture, block('na')])).toEqual(['<p>voor</p>', picture, '<p>na</p>'])
})
