/**
 * What compiled `.astro` files call: in the bundle of the renderer this stands where Astro's own `astro/compiler-runtime` stands elsewhere.
 * A template is a string as soon as it is evaluated, with no promise, buffer or object for each part of it. The bytes are Astro's, which
 * a test compares over the whole site. What no page uses (islands, transitions, hoisted styles, `await` inside a component) is not
 * here: a page that asks for it does not build, or fails with a message that names this file.
 */
import {
  addAttribute as describeAttribute,
  escapeHTML,
  spreadAttributes,
} from 'astro/runtime/server/index.js'

export { spreadAttributes }

/** Text that is HTML already. */
class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Slot = ((page: PageContext) => unknown) | undefined
type Slots = Readonly<Record<string, Slot>>
type Props = Readonly<Record<string, unknown>>
type Component = (page: PageContext, props: Props, slots: Slots) => unknown

/** Where a page is and what it may read; each of its components sees it as `Astro`. */
export class PageContext {
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  readonly locals: App.Locals
  /** Style sheets and scripts of the page's kind, for its head. */
  readonly head: Markup
  readonly #scriptOf: (id: string) => string
  readonly #scripts = new Set<string>()

  constructor(
    page: Pick<PageContext, 'url' | 'params' | 'locals'>,
    frame: { readonly head: string; readonly scriptOf: (id: string) => string },
  ) {
    this.url = page.url
    this.params = page.params
    this.locals = page.locals
    this.head = new Markup(frame.head)
    this.#scriptOf = frame.scriptOf
  }

  createAstro(props: Props, slots: Slots): AstroGlobal {
    return new AstroGlobal(this, props, slots)
  }

  /** A script stands on a page once. */
  script(id: string): Markup | undefined {
    if (this.#scripts.has(id)) return undefined
    this.#scripts.add(id)
    return new Markup(this.#scriptOf(id))
  }
}

class AstroGlobal {
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  readonly locals: App.Locals
  readonly props: Props
  readonly slots: { has(name: string): boolean }
  /** Set by compiled components, for those that contain themselves. */
  self: unknown = undefined

  constructor(page: PageContext, props: Props, slots: Slots) {
    this.url = page.url
    this.params = page.params
    this.locals = page.locals
    this.props = props
    this.slots = { has: (name) => slots[name] !== undefined }
  }
}

export const Fragment = Symbol('Fragment')

/** @returns the HTML of a whole page @throws what the page throws */
export async function renderDocument(component: Component, page: PageContext): Promise<string> {
  // A page that waits in `getStaticPaths` is compiled to a function that gives a promise.
  const html = textOf(await component(page, {}, {}))
  return /^\s*<!doctype html/i.test(html) ? html : `<!DOCTYPE html>${html}`
}

export function render(parts: TemplateStringsArray, ...values: readonly unknown[]): Markup {
  let text = parts[0] ?? ''
  for (let index = 0; index < values.length; index += 1) {
    text += textOf(values[index]) + (parts[index + 1] ?? '')
  }
  return new Markup(text)
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return escapeHTML(value)
  if (value instanceof Markup) return value.text
  if (!value && value !== 0) return ''
  if (Array.isArray(value)) return textOfAll(value)
  if (typeof value === 'number' || value === true || value instanceof String) return String(value)
  throw new TypeError(
    'A template can show text, numbers, markup and lists of them: see site/publisher/templates.ts.',
  )
}

function textOfAll(values: readonly unknown[]): string {
  let text = ''
  for (const value of values) text += textOf(value)
  return text
}

export function createComponent(component: Component): Component {
  return component
}

/** Compiled files call it for the address of the site, which here comes with each page. */
export function createAstro(): void {
  return undefined
}

export function renderComponent(
  page: PageContext,
  name: string,
  component: Component | string | typeof Fragment | undefined,
  props: Props,
  slots: Slots = {},
): unknown {
  if (component === Fragment) return slots['default']?.(page)
  if (typeof component === 'string') return element(component, props, textOf(slots['default']?.(page)))
  if (typeof component !== 'function') throw new TypeError(`<${name}> is no component.`)
  return component(page, props, slots)
}

/** An element whose name is a variable. */
function element(name: string, { 'class:list': classes, ...props }: Props, inside: string): Markup {
  const attributes = `${String(spreadAttributes(props))}${textOf(addAttribute(classes, 'class:list'))}`
  return new Markup(`<${name}${attributes}>${inside}</${name}>`)
}

export function renderSlot(page: PageContext, slot: Slot | Markup, fallback?: Slot | Markup): unknown {
  const shown = slot ?? fallback
  return typeof shown === 'function' ? shown(page) : shown
}

export function unescapeHTML(value: unknown): unknown {
  return typeof value === 'string' ? new Markup(value) : value
}

export function renderHead(page: PageContext): Markup {
  return page.head
}

/** For pages without a head of their own; ours have one. */
export function maybeRenderHead(): undefined {
  return undefined
}

export function renderScript(page: PageContext, id: string): Markup | undefined {
  return page.script(id)
}

/** By the name of an attribute: whether Astro writes a text as it is, without a rule for that name. */
const ordinary = new Map<string, boolean>()
const PROBE = 'a"b'

export function addAttribute(value: unknown, name: string): unknown {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' && typeof value !== 'number') return described(value, name)
  let plain = ordinary.get(name)
  if (plain === undefined) {
    plain = String(describeAttribute(PROBE, name)) === ` ${name}="a&quot;b"`
    ordinary.set(name, plain)
  }
  if (!plain) return described(value, name)
  return new Markup(value === '' ? ` ${name}` : ` ${name}="${attributeText(String(value))}"`)
}

function described(value: unknown, name: string): Markup {
  return new Markup(String(describeAttribute(value, name)))
}

function attributeText(text: string): string {
  return text.includes('&') || text.includes('"')
    ? text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    : text
}
