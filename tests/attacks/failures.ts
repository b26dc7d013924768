/** What breaks without anybody meaning it. */
import type { Attack } from './attack.ts'

export const failures: readonly Attack[] = [
  {
    threat: 'switch under load',
    attack: 'a site that is published again and again under load',
    outcome: 'no 404, no 5xx, no page that mixes two releases',
    tests: {
      'contract/publisher/load.test.ts': [
        'answers every request while the site is published again and again',
      ],
    },
  },
  {
    threat: 'source in trouble',
    attack: 'refused connections, 429, 500, silence, cut JSON, a kill in mid-build',
    outcome: 'the old release stands, the cause is named, the next publish recovers',
    tests: {
      'contract/publisher/trouble.test.ts': [
        'asks to wait is not asked again before',
        'from a store that is %s ends with the cause',
      ],
      'contract/publisher/releases.test.ts': ['is whole after kill -9 at any moment of a publish'],
    },
  },
  {
    threat: 'crash',
    attack: 'kill -9 at random moments under load',
    outcome: 'no acknowledged write is lost, no transaction torn, the database undamaged',
    tests: {
      'contract/soak.test.ts': ['has every acknowledged write, none in part, and an undamaged database'],
    },
  },
  {
    threat: 'editors',
    attack: 'many clients on one document and on many',
    outcome: 'no patch is lost, all end in the same state',
    tests: {
      'contract/soak.test.ts': [
        'loses no patch of ten clients on %i document(s), and leaves them all with the same state',
      ],
    },
  },
  {
    threat: 'garbage',
    attack: 'malformed requests, and structure-aware random input at every border at once',
    outcome: 'every answer has a reason, nothing ends, memory is given back',
    tests: {
      'contract/lake/malformed.test.ts': [
        '500 malformed requests are all answered 4xx, and the lake goes on as before',
      ],
      'contract/soak.test.ts': ['answers 100 malformed requests with 4xx and goes on'],
      'e2e/fuzz.test.ts': ['random input at every border ends nothing and spoils nothing'],
    },
  },
  {
    threat: 'memory',
    attack: 'too little of it while the Studio is built',
    outcome: 'the site is never what is ended',
    tests: {
      'unit/out-of-memory.test.ts': [
        'a process that helps ends before the server',
        'so does whatever makes the index and sends a release on, with all that it starts',
      ],
    },
  },
]
