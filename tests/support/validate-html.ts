/** Judges a page by the HTML standard and by what assistive technology needs, with html-validate. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate'

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    // What comes from the page's own origin needs no checksum.
    rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
  }),
)

/** @returns what is wrong, as `path:line:column rule message` */
export async function validateHtml(path: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html, `${path}index.html`)
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column} ${ruleId} ${message}`),
  )
}
