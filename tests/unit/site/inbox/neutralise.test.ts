import { expect, it } from 'vitest'
import { neutralise } from '../../../../site/inbox/neutralise.ts'

it.each([
  ['https://evil.example/a?b=c', 'https[:]//evil[.]example/a?b=c'],
  ['HTTP://EVIL.EXAMPLE', 'HTTP[:]//EVIL[.]EXAMPLE'],
  ['www.evil.example', 'www[.]evil[.]example'],
  ['evil.рф', 'evil[.]рф'],
  ['javascript:alert(1)', 'javascript[:]alert(1)'],
  ['a@evil.example', 'a[@]evil[.]example'],
  ['tel:+31612345678', 'tel[:]+31612345678'],
])('makes no link of %s', (text, wanted) => {
  expect(neutralise(text)).toBe(wanted)
})

it('leaves what people write as they wrote it', () => {
  const text = 'Dag. Ik kom om 10.30 uur, tot dan: groet!\nP.S. Het kost 1.250 euro.'
  expect(neutralise(text)).toBe(text)
})
