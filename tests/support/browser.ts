/** A real Chromium: the one that is named, one on the machine, or the one in the npm package. */
import { existsSync } from 'node:fs'
import chromiumPackage from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

export async function launchBrowser(): Promise<Browser> {
  const onMachine = [process.env['CHROMIUM_PATH'] ?? '', ...PLACES].find(
    (path) => path !== '' && existsSync(path),
  )
  if (onMachine !== undefined) return chromium.launch({ executablePath: onMachine, args: ARGUMENTS })
  return chromium.launch({
    executablePath: await chromiumPackage.executablePath(),
    // Not the package's own arguments: they take away what keeps origins apart, and put all pages into one process.
    args: ARGUMENTS,
  })
}
