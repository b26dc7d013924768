/** Folders of the site whose names people type with capitals; each is in small letters on our own server whatever they type. */
import { overviewPages } from '../../content/overview-pages.ts'

export const FOLDERS: readonly string[] = [
  ...new Set(overviewPages.map(({ path }) => path.split('/')[1] ?? '')),
].filter((name) => name !== '')

/** As a sentence and a sign write it, for hosts that know no patterns. */
export function typedNames(folder: string): string[] {
  return [folder.charAt(0).toUpperCase() + folder.slice(1), folder.toUpperCase()]
}
