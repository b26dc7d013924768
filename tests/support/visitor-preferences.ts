/** What a page does for visitors who ask for less motion or for colours of their own. To be evaluated in the page. */

/** @returns what moves, glides or fades, with its rule */
export function moving(): string[] {
  const still = new Set(['', '0s', 'none'])
  const found = document.getAnimations().map((animation) => `runs: ${animation.playState}`)
  for (const element of document.querySelectorAll('*'))
    for (const part of ['', '::before', '::after']) {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part)
      const lasting = transitionDuration.split(', ').some((duration) => !still.has(duration))
      if (lasting || !still.has(animationName) || scrollBehavior === 'smooth')
        found.push(`${element.outerHTML.slice(0, 80)} ${part}`)
    }
  return found
}

/** In forced colours. @returns what cannot be seen: lines of a drawing, lines of a party, the mark of where the keyboard is */
export function unseen(): string[] {
  const page = getComputedStyle(document.body).backgroundColor
  const seen = (colour: string): boolean =>
    colour.startsWith('rgb') && !/^rgba.* 0\)$/.test(colour) && colour !== page
  const found: string[] = []
  const expect = (visible: boolean, what: string, element: Element): void => {
    if (!visible) found.push(`${what}: ${element.outerHTML.slice(0, 120)}`)
  }
  /** Drawn in the colour of the page, to be a hole in what lies below. */
  const holes = '.hole, .belly'
  for (const shape of document.querySelectorAll('svg :is(path, circle, rect, line, text)')) {
    if (shape.closest('.qr') || shape.matches(holes)) continue
    const { stroke, fill } = getComputedStyle(shape)
    expect(seen(stroke) || seen(fill), `drawn in ${stroke} and ${fill}`, shape)
  }
  for (const [selector, part] of [
    ['.strands', ''],
    ['.party', '::before'],
    ['.timeline li', '::before'],
  ] as const)
    for (const element of document.querySelectorAll(selector)) {
      const { borderTopColor, borderTopStyle, borderTopWidth } = getComputedStyle(element, part)
      expect(seen(borderTopColor) && borderTopStyle !== 'none' && borderTopWidth !== '0px', 'line', element)
    }
  for (const element of document.querySelectorAll<HTMLElement>('a, button, input, select, textarea')) {
    element.focus()
    if (document.activeElement !== element) continue
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(element)
    expect(seen(outlineColor) && outlineStyle === 'solid' && outlineWidth === '3px', 'focus', element)
  }
  return found
}
