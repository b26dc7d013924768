/** Who keeps a document up to date, and when it must be read again. */
import { day } from './dates.ts'
import { line } from './text.ts'

export const ownership = {
  owner: line('Eigenaar', 'Wie houdt dit bij? Noem de rol, bijvoorbeeld projectcoördinator.').optional(),
  reviewBy: day('Nakijken voor', 'Op deze dag moet iemand nakijken of dit nog klopt.').optional(),
}
