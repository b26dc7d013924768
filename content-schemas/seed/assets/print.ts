/** Prints the download of the first content, the programme on one page: `node content-schemas/seed/assets/print.ts`. The result is committed. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { settings } from '../settings.ts'
import { parties } from '../people.ts'
import { projects } from '../projects.ts'
import { results } from '../outcomes.ts'

const font = await readFile(
  fileURLToPath(new URL('../../../site/styles/fonts/big-shoulders.woff2', import.meta.url)),
)
const items = (lines: readonly string[]): string => `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`

const html = `<!doctype html><html lang="nl"><head><meta charset="utf-8">
<title>Het programma op één A4 – ${settings.vision}</title><style>
@font-face{font-family:Kade;src:url(data:font/woff2;base64,${font.toString('base64')});font-weight:500 900}
@page{size:A4;margin:14mm 16mm}
body{font:10.5pt/1.42 Arial,sans-serif;color:#0e2230;margin:0}
h1,h2{font-family:Kade;line-height:.95;margin:0}h1{font-size:44pt;font-weight:900}
h2{font-size:17pt;font-weight:800;border-top:2px solid;padding-top:2.5mm;margin:5mm 0 2mm}
p{margin:0 0 2mm}ul{margin:0;padding-left:4.5mm}.three{display:grid;grid-template-columns:repeat(3,1fr);gap:6mm}
.three h3{font:800 13pt/1 Kade;margin:0 0 1mm}svg{width:100%;height:16mm;margin:4mm 0 0}
</style></head><body><h1>${settings.vision}</h1>
<svg viewBox="0 0 600 48" aria-hidden="true" fill="none" stroke-width="3"><path stroke="#1a5d99" d="M0 8H150C350 8 400 20 600 22"/><path stroke="#0b7361" stroke-dasharray="14 4" d="M0 24H600"/><path stroke="#6a4691" stroke-dasharray="3 4" d="M0 40H150C350 40 400 28 600 26"/></svg>
<p>${settings.intro}</p>
<h2>Drie partijen, elk een eigen doel</h2>
<div class="three">${parties.map(({ name, goal }) => `<div><h3>${name}</h3><p>${goal}</p></div>`).join('')}</div>
<h2>Zo werken zij samen</h2>
<p>De partijen bouwen aan een centrumorganisatie met een binnenstadsbestuur. Elke partij bouwt daarvoor aan drie onderdelen:</p>
<ul><li>vertegenwoordiging, mandaat (waarover iemand mag beslissen) en overleg met de achterban;</li><li>een eigen agenda met eigen doelen: wat moet het opleveren?</li><li>eigen vermogen om te investeren, in mensen en in middelen.</li></ul>
<p style="margin-top:2mm">Uit sterke eigen agenda’s maken zij één gezamenlijke agenda. Daarna volgt de uitvoering.</p>
<h2>Hier werken we aan</h2>${items(projects.map(({ title, summary }) => `<strong>${title}.</strong> ${summary}`))}
<h2>Dit is bereikt</h2>${items(results.map(({ statement }) => `${statement}.`))}
<h2>Doe mee</h2><p>De gemeente werkt samen met wie wil. Op de site staat wie u kunt bellen.</p>
</body></html>`

const places = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome']
const executablePath = places.find((path) => path !== '' && existsSync(path))
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) })
try {
  const page = await browser.newPage()
  await page.setContent(html)
  await page.evaluate(() => document.fonts.ready)
  const path = fileURLToPath(new URL('./programma-op-een-a4.pdf', import.meta.url))
  await page.pdf({ path, format: 'A4', preferCSSPageSize: true, tagged: true })
} finally {
  await browser.close()
}
