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

/** @returns the path of the browser that the tests and the bench use */
export async function findChromium(): Promise<string> {
  const onMachine = [process.env['CHROMIUM_PATH'] ?? '', ...PLACES].find(
    (path) => path !== '' && existsSync(path),
  )
  return onMachine ?? chromiumPackage.executablePath()
}

/** With none of the npm package's own arguments: they take away what keeps origins apart, and put all pages into one process. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: ARGUMENTS })
}
