/** Run in a page: the texts that stick out of the window, and how far the page slides sideways. */
export function cutTexts(): string[] {
  const found = new Set<string>()
  const slides = document.documentElement.scrollWidth - innerWidth
  if (slides > 0) found.add(`the page slides ${slides} px`)
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const parent = node.parentElement
    if (text === '' || !parent?.checkVisibility() || parent.closest('.hidden, .skip, script, [data-scrolls]'))
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const { left, right } = range.getBoundingClientRect()
    if (left < 0 || right > innerWidth)
      found.add(`${parent.localName}.${parent.className}: ${text.slice(0, 60)}`)
  }
  return [...found]
}
