/** Which meetings are over. */
import { dateInCity, type Documents } from '@programme/content-schemas'

/** From the day after its last day on. @param today YYYY-MM-DD in the city */
export function hasPassed({ end }: Pick<Documents['event'], 'end'>, today: string): boolean {
  return dateInCity(new Date(end)) < today
}
