/** What is thrown at the product and what must happen, each row with the tests that hold it. `tests/unit/attacks.test.ts` looks that they are there. */
import { accessAttacks } from './access.ts'
import type { Attack } from './attack.ts'
import { contentAttacks } from './content.ts'
import { failures } from './failures.ts'

export const attacks: readonly Attack[] = [...accessAttacks, ...contentAttacks, ...failures]
