/** A guided tour past the parts of the Studio, in seven steps; Escape or the cross ends it. */
import { driver, type DriveStep } from 'driver.js'
import 'driver.js/dist/driver.css'
import { sharedState, useSharedState } from '../shared-state.ts'

const STEPS: readonly { readonly at: string; readonly title: string; readonly text: string }[] = [
  {
    at: '[data-testid="today"]',
    title: 'Vandaag',
    text: 'Hier begint u. U ziet wat op u wacht: concepten, teksten om na te kijken, links die niet meer werken en toestemmingen die aflopen.',
  },
  {
    at: '[data-testid="structure-tool-list-pane"]',
    title: 'Onderwerpen',
    text: 'Alles op de site staat hier bij zijn onderwerp. Projecten zijn ingedeeld naar fase.',
  },
  {
    at: '[data-testid="today-new"]',
    title: 'Iets nieuws',
    text: 'Een nieuw project, resultaat, bericht of bijeenkomst begint u hier. U hoeft niets op te slaan: alles wat u typt is meteen een concept.',
  },
  {
    at: '[data-testid="studio-search"]',
    title: 'Zoeken',
    text: 'Weet u niet waar iets staat? Zoek op een woord uit de tekst.',
  },
  {
    at: '[data-testid="studio-navbar"] a[href*="/voorbeeld"]',
    title: 'Voorbeeld',
    text: 'De site zoals die wordt, met uw concepten erin. Klik op een tekst om die te bewerken.',
  },
  {
    at: '[data-testid="site-status"]',
    title: 'Is het live?',
    text: 'Hier staat of de site is bijgewerkt. Bij elk document leest u hetzelfde boven het formulier, met een link naar de pagina.',
  },
  {
    at: '',
    title: 'Hulp bij de hand',
    text: 'Bij elk document staat rechtsboven een vraagteken met uitleg. Deze rondleiding vindt u altijd terug onder aan Vandaag.',
  },
]

const SEEN = 'rondleiding-gezien'

const seen = sharedState(typeof localStorage !== 'undefined' && localStorage.getItem(SEEN) !== null)

/** Whether this browser's user has taken or declined the tour. */
export function useHasSeenTour(): boolean {
  return useSharedState(seen, (value) => value)
}

export function rememberTour(): void {
  localStorage.setItem(SEEN, new Date().toISOString())
  seen.change(() => true)
}

export function startTour(): void {
  rememberTour()
  driver({
    steps: STEPS.map(toStep),
    animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    showProgress: true,
    progressText: '{{current}} van {{total}}',
    nextBtnText: 'Volgende',
    prevBtnText: 'Vorige',
    doneBtnText: 'Klaar',
    onPopoverRender: ({ wrapper, closeButton }) => {
      wrapper.setAttribute('data-testid', 'tour')
      closeButton.setAttribute('aria-label', 'Rondleiding sluiten')
    },
  }).drive()
}

/** What is not on this screen, as on a phone, is told in the middle of it. */
function toStep({ at, title, text }: (typeof STEPS)[number]): DriveStep {
  const popover = { title, description: text }
  const element = at === '' ? null : document.querySelector(at)
  return element && element.getClientRects().length > 0 ? { element, popover } : { popover }
}
