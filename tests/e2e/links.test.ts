/** Every page as HTML: its links, its markup, its language. */
import { beforeAll, expect, it } from 'vitest'
import { crawl, type Crawled } from '../support/crawl.ts'
import { startPublicSite } from '../support/public-site.ts'
import { readability, sentencesOf, wordsOf } from '../support/readability.ts'
import { validateHtml } from '../support/validate-html.ts'
import { voorbeeldDocuments } from '../support/voorbeeldstad-site.ts'

let site: Crawled
beforeAll(async () => {
  const running = await startPublicSite(voorbeeldDocuments)
  site = await crawl(running.origin)
  await running.stop()
})

it('leads nowhere that is not there, neither by an address nor by an anchor', () => {
  expect(site.broken).toEqual([])
  expect(site.visited).toBeGreaterThan(60)
})

it('is valid HTML on every page', async () => {
  const faults = await Promise.all([...site.pages].map(([path, html]) => validateHtml(path, html)))
  expect(faults.flat()).toEqual([])
  expect(site.pages.size).toBeGreaterThan(40)
})

/** Words of offices, which language level B1 does without. */
const OFFICIAL =
  /\b(?:teneinde|middels|inzake|betreffende|derhalve|conform|alsmede|dienen te|dient te|reeds|tevens|indien|gedurende|ten aanzien van|met betrekking tot|in het kader van|participer|realiser|implementer|facilit|optimalis|stakeholder)/i

it('is in plain Dutch: short sentences, short words, none that only offices use', () => {
  const dutch = [...site.pages].filter(([path]) => path !== '/en/')
  const texts = dutch.flatMap(([, html]) =>
    [...html.matchAll(/<(p|li|dd|label|legend|caption|h[1-4])\b[^>]*>(.*?)<\/\1>/gs)].map(
      ([, , inner = '']) => inner.replaceAll(/<[^>]*>|&#?\w+;/g, ' ').replaceAll(/\s+/g, ' '),
    ),
  )
  const sentences = [...new Set(texts.flatMap(sentencesOf))]
  expect(sentences.filter((sentence) => OFFICIAL.test(sentence))).toEqual([])
  const whole = sentences.filter((sentence) => /[.!?]$/.test(sentence))
  expect(whole.filter((sentence) => wordsOf(sentence).length > 25)).toEqual([])
  const { ease, wordsPerSentence } = readability(whole)
  expect(ease).toBeGreaterThan(60)
  expect(wordsPerSentence).toBeLessThan(12)
})
