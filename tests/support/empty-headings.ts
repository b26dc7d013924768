/** Run in a page: headings that can be seen with nothing after them that can, up to the next one as high; headings of a text inside a chapter belong to it. */
export function emptyHeadings(): string[] {
  const levels = 'h1, h2, h3'
  const headings = [...document.querySelectorAll(levels)].filter((heading) => heading.checkVisibility())
  return headings.flatMap((heading, index) => {
    const around = heading.parentElement
    const next = headings
      .slice(index + 1)
      .find(
        (other) =>
          other.localName <= heading.localName &&
          (other.parentElement === around || around?.contains(other) !== true),
      )
    const range = document.createRange()
    range.setStartAfter(heading)
    if (next) range.setEndBefore(next)
    else range.setEndAfter(document.body.lastChild ?? document.body)
    const parts = document.createNodeIterator(range.commonAncestorContainer, NodeFilter.SHOW_ALL)
    for (let part = parts.nextNode(); part; part = parts.nextNode()) {
      if (!range.intersectsNode(part) || heading.contains(part) || next?.contains(part)) continue
      const shows =
        part.nodeType === Node.TEXT_NODE ? part.textContent?.trim() !== '' : part.nodeName === 'IMG'
      const element = part instanceof Element ? part : part.parentElement
      if (shows && element?.checkVisibility() === true && !element.closest('script, style, .hidden'))
        return []
    }
    return [heading.textContent.trim()]
  })
}
