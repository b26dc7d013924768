/** Today's date in the city, YYYY-MM-DD. */
import { dateInCity } from '@programme/content-schemas'

export function todayInCity(): string {
  return dateInCity(new Date())
}
