/** Puts a folder in the place of another one. */
import { renameSync, rmSync } from 'node:fs'

/**
 * Node cannot exchange two folders in one step: the place is empty between two calls of the system, and not for as long as the old one
 * takes to be removed. Where the new one cannot be moved there, the old one comes back.
 */
export function replaceFolder(next: string, place: string): void {
  const before = `${place}.before`
  rmSync(before, { recursive: true, force: true })
  const wasThere = isMoved(place, before)
  try {
    renameSync(next, place)
  } catch (error) {
    if (wasThere) renameSync(before, place)
    throw error
  }
  rmSync(before, { recursive: true, force: true })
}

/** @returns false where there is none to be moved */
function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
