/** Installs, once, the generators and the load generator that the site is measured beside; they are no part of the product. */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const folder = fileURLToPath(new URL('.', import.meta.url))

export const eleventyCommand = join(folder, 'node_modules/@11ty/eleventy/cmd.cjs')
export const autocannonCommand = join(folder, 'node_modules/autocannon/autocannon.js')

export async function installSitePeers(): Promise<void> {
  if (existsSync(eleventyCommand) && existsSync(autocannonCommand)) return
  console.log('Installing Eleventy and autocannon beside the bench …')
  await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  })
}

/** True where the machine has the program; says so where it has not. */
export function isInstalled(program: string, versionFlag: string): boolean {
  const there = spawnSync(program, [versionFlag]).error === undefined
  if (!there) console.log(`${program} is not installed on this machine and is left out of the table.`)
  return there
}
