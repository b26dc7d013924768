/** What a failure means for an editor, in Dutch: what happened, and what she can do. */
import { isRecord } from '../../shared/is-record.ts'

export function errorInDutch(error: unknown): string {
  const status = isRecord(error) ? error['statusCode'] : undefined
  if (status === 401) return 'U bent niet meer aangemeld. Meld u opnieuw aan.'
  if (status === 403) return 'Uw account mag dit niet. Vraag een beheerder om u redacteur te maken.'
  if (status === 409) return 'Iemand anders heeft dit net veranderd. Kijk opnieuw, en probeer het nog eens.'
  if (status === 413) return 'Dit is te groot. Maak het kleiner en probeer het opnieuw.'
  if (status === 429 || status === 503) return 'Het is nu erg druk. Probeer het over een minuut opnieuw.'
  if (status === 507) return 'De opslag is vol. Geef dit door aan de beheerder.'
  if (status === undefined && isUnreachable(error))
    return 'De opslag antwoordt niet. Kijk of u internet hebt, en probeer het opnieuw.'
  const text = error instanceof Error ? error.message : String(error)
  return `Dat is niet gelukt. Probeer het opnieuw. Lukt het weer niet, geef dan dit door aan de beheerder: ${text}`
}

function isUnreachable(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    (error instanceof Error && /fetch|network|request error|timed? ?out|ECONN/i.test(error.message))
  )
}
