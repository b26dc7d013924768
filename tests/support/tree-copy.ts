/** A copy of the code with the same installed packages, to be changed by a test. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const SOURCES = ['content-schemas', 'server', 'shared', 'site', 'studio']

export interface TreeCopy {
  write(file: string, text: string): Promise<void>
  /** @throws Error where the file does not have the text */
  replace(file: string, text: string, by: string): Promise<void>
  read(file: string): Promise<string>
  /** Runs a file with Node in the copy. @returns what it prints, and its exit code */
  node(...parameters: readonly string[]): Promise<{ readonly output: string; readonly code: number }>
  remove(): Promise<void>
}

export async function copyTree(): Promise<TreeCopy> {
  const directory = await mkdtemp(join(tmpdir(), 'tree-'))
  const files = (await readdir(root, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && /\.(ts|mjs|json)$/.test(entry.name),
  )
  const inside = (source: string) => !source.slice(root.length).split('/').includes('node_modules')
  for (const name of [...SOURCES, ...files.map((file) => file.name)])
    await cp(join(root, name), join(directory, name), { recursive: true, filter: inside })
  await linkPackages(join(root, 'node_modules'), join(directory, 'node_modules'))
  const at = (file: string) => join(directory, file)

  return {
    async write(file, text) {
      await mkdir(dirname(at(file)), { recursive: true })
      await writeFile(at(file), text)
    },
    async replace(file, text, by) {
      const before = await readFile(at(file), 'utf8')
      if (!before.includes(text)) throw new Error(`${file} does not have the text ${text}`)
      await writeFile(
        at(file),
        before.replace(text, () => by),
      )
    },
    read: (file) => readFile(at(file), 'utf8'),
    node: (...parameters) =>
      new Promise((resolve) => {
        const options = {
          cwd: directory,
          env: { ...process.env, VITEST: '', DATA_DIR: at('.data'), ASTRO_TELEMETRY_DISABLED: '1' },
          maxBuffer: 64 * 1024 * 1024,
        }
        const child = execFile(process.execPath, [...parameters], options, (_, stdout, stderr) =>
          resolve({ output: stdout + stderr, code: child.exitCode ?? 1 }),
        )
      }),
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}

/** Each package by a link of its own, but those of the workspace, whose relative links lead into the copy. */
async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to)
  for (const name of await readdir(from)) {
    if (name.startsWith('.cache') || name === '@programme') continue
    await symlink(join(from, name), join(to, name))
  }
  await cp(join(from, '@programme'), join(to, '@programme'), { recursive: true, verbatimSymlinks: true })
}
