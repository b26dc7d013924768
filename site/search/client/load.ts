/** Loads the search engine once, from the index that belongs to the live site. */
import { createEngine, type Engine, type Pagefind } from './engine.ts'

const FOLDER = '/pagefind/'

let engine: Promise<Engine> | undefined

/** A failed attempt is forgotten, so that the next one tries anew. */
export function loadEngine(): Promise<Engine> {
  engine ??= load().catch((error: unknown) => {
    engine = undefined
    throw error
  })
  return engine
}

async function load(): Promise<Engine> {
  const module: unknown = await import(/* @vite-ignore */ `${FOLDER}pagefind.js`)
  if (!isPagefind(module)) throw new TypeError('Pagefind did not load.')
  return createEngine(module, async () => {
    const response = await fetch(`${FOLDER}woorden.txt`)
    return response.ok ? response.text() : ''
  })
}

function isPagefind(module: unknown): module is Pagefind {
  return typeof module === 'object' && module !== null && 'search' in module && 'options' in module
}
