/** Makes elements with text in them; nothing that is found ever becomes markup. */
import type { Segment } from './excerpt.ts'

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** Text with what was asked for marked. */
export function marked(segments: readonly Segment[]): (Node | string)[] {
  return segments.flatMap(({ text, marked: isMarked }, index) => [
    ...(index > 0 ? [' '] : []),
    isMarked ? element('mark', {}, text) : text,
  ])
}
