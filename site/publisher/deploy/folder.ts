/** A folder that any web server can serve: a release beside the live one, and `current`, a link that is switched in one step. */
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { assertWithin } from '../within.ts'
import type { DeployTarget, Sent, SiteFiles } from './target.ts'

/** What a release folder holds, by name, kept beside it. */
const manifest = z.record(z.string(), z.string())

/** @param directory is made where it is not there; serve its `current` */
export function folderTarget(directory: string): DeployTarget {
  const folder = releaseFolder(directory)
  return {
    send(files, release) {
      const sent = folder.switchTo(files, release)
      // It may hold what was withdrawn. A page that was loaded from it finds in the new one what it names.
      folder.dropOthers(release)
      return Promise.resolve(sent)
    },
  }
}

export interface ReleaseFolder {
  switchTo(files: SiteFiles, release: string): Sent
  /** Drops all releases but this one. */
  dropOthers(release: string): void
}

export function releaseFolder(directory: string): ReleaseFolder {
  const current = join(directory, 'current')
  const all = join(directory, 'releases')

  return {
    switchTo(files, release) {
      for (const name of [release, ...files.keys()]) assertWithin(name)
      mkdirSync(all, { recursive: true })
      const before = liveFolder(current)
      const known = before === undefined ? {} : readManifest(before)
      const next = join(all, release)
      rmSync(next, { recursive: true, force: true })
      const sent = fill(next, files, before, known)
      writeFileSync(manifestOf(next), JSON.stringify(Object.fromEntries(hashes(files))))

      const link = join(directory, 'next')
      rmSync(link, { force: true })
      symlinkSync(join('releases', release), link)
      renameSync(link, current)
      const removed = Object.keys(known).filter((name) => !files.has(name)).length
      return { sent, removed }
    },
    dropOthers(release) {
      const kept = [release, manifestOf(release)]
      for (const name of readdirSync(all))
        if (!kept.includes(name)) rmSync(join(all, name), { recursive: true, force: true })
    },
  }
}

/** What is the same as before costs a link, not a copy. @returns the number of files written */
function fill(
  next: string,
  files: SiteFiles,
  before: string | undefined,
  known: Readonly<Record<string, string>>,
): number {
  const made = new Set<string>()
  let written = 0
  for (const [name, file] of files) {
    const path = join(next, name)
    const parent = dirname(path)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    if (before !== undefined && known[name] === file.hash) linkSync(join(before, name), path)
    else {
      writeFileSync(path, file.content())
      written += 1
    }
  }
  return written
}

function* hashes(files: SiteFiles): Generator<[string, string]> {
  for (const [name, file] of files) yield [name, file.hash]
}

function liveFolder(current: string): string | undefined {
  if (!existsSync(current)) return undefined
  return join(dirname(current), readlinkSync(current))
}

const manifestOf = (release: string): string => `${release}.json`

/** Nothing is known where it cannot be read, so that all is written anew. */
function readManifest(release: string): Record<string, string> {
  try {
    return manifest.parse(JSON.parse(readFileSync(manifestOf(release), 'utf8')))
  } catch {
    return {}
  }
}
