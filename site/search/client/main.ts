/** What a browser loads when search is touched: `/zoeken.js`. */
import { startField } from './field.ts'
import { startPage } from './page.ts'
import { PANEL_STYLE } from './panel-style.ts'

export { loadEngine } from './load.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(PANEL_STYLE)
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

for (const form of document.querySelectorAll('form')) {
  const results =
    form.dataset['searchPage'] === undefined
      ? null
      : document.querySelector<HTMLElement>('[data-search-results]')
  if (results) startPage(form, results)
  else if (form.dataset['search'] !== undefined) startField(form)
}
