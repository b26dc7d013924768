/** Who may ask, and for how much. */
import type { Attack } from './attack.ts'

export const accessAttacks: readonly Attack[] = [
  {
    threat: 'DNS rebinding',
    attack: 'a foreign Host, other forms of an address, none or two, for pages and for WebSockets',
    outcome: '403 or 421; only names on the list pass',
    tests: {
      'contract/lake/attacks.test.ts': ['"%s" is refused', 'that is missing or there twice is refused'],
      'contract/boundaries/request-form.test.ts': [
        '%s refuses another host in the target, whatever the header says',
      ],
      'contract/studio-host.test.ts': ['answers, to its own name and to no other'],
    },
  },
  {
    threat: 'request smuggling',
    attack: 'two lengths, a length beside chunks, line ends that are none, two hosts, a host in the target',
    outcome: '400 and the end of the connection; one host, whichever way it is named',
    tests: {
      'contract/boundaries/request-form.test.ts': [
        'refuses %s',
        'reads no second request behind %s',
        'answers an absolute target as its path',
      ],
    },
  },
  {
    threat: 'CSRF',
    attack:
      'form posts and text/plain to every route that writes, with a foreign Origin, none, and every Sec-Fetch-Site',
    outcome: 'nothing is written',
    tests: {
      'contract/lake/attacks.test.ts': [
        'writes nothing, whatever type it says and wherever it comes from',
        'opens no WebSocket',
      ],
      'contract/inbox/receive.test.ts': [
        'from a page of another site, or from a program that does not say where it comes from',
      ],
      'contract/publisher/publish-routes.test.ts': ['refuses a webhook whose signature is wrong or missing'],
    },
  },
  {
    threat: 'CORS',
    attack: 'Origin null, a foreign one, one that begins like ours',
    outcome: 'no header that allows anything',
    tests: {
      'contract/lake/attacks.test.ts': ['gets no word of permission to read, and never one with credentials'],
    },
  },
  {
    threat: 'token',
    attack: 'none, wrong, in the query string, in a cookie; looked for in logs and errors',
    outcome: '401; never told; mode 0600; the cookie is HttpOnly and SameSite',
    tests: {
      'contract/lake/ended-sign-in.test.ts': [
        'is named after its installation, so that two Studios in one browser both write',
        'is not worked out from the token',
      ],

      'contract/lake/attacks.test.ts': [
        'as "%s" opens nothing',
        'in an address, a body or a cookie opens nothing',
        'lies in a file that only its owner can read, and in no answer, page, log or error',
        'is not the Studio’s cookie, which no script can read and no other site sends',
      ],
    },
  },
  {
    threat: 'binding',
    attack: 'the ports, asked for from every address of the machine',
    outcome: 'loopback only, unless told otherwise',
    tests: { 'contract/lake/attacks.test.ts': ['listens on loopback alone'] },
  },
  {
    threat: 'asset paths',
    attack: 'dots, percent codes, U+0000, symbolic links',
    outcome: '400 or 404; nothing outside the folder is read',
    tests: {
      'contract/lake/malformed.test.ts': [
        '%s reads nothing outside',
        'a symbolic link among the files is not followed',
      ],
      'contract/publisher/serve.test.ts': ['answers %s with the page for what is not there'],
    },
  },
  {
    threat: 'image bomb',
    attack: 'huge PNG and GIF, SVG with filters and nested use, enlarging, many at once',
    outcome: '4xx or a bounded time; memory under 500 MB; a thumbnail meanwhile',
    tests: {
      'contract/lake/hard-pictures.test.ts': [
        'who is not known gets 503 past a bound, and who is known gets a thumbnail before them',
      ],

      'contract/lake/harmful-files.test.ts': [
        'spends less than 500 MB on all of them, and on the largest that it takes',
      ],
    },
  },
  {
    threat: 'query',
    attack: 'nested parentheses, endless ranges, doubled strings, joins of joins, answers that nobody reads',
    outcome: 'cut with a 4xx; other queries go on',
    tests: {
      'contract/hostile-queries.test.ts': [
        'is refused, whatever it tries',
        'lets every other query through while many of its kind run at once',
        'is ended and told why, while those beside it hear on',
      ],
      'contract/slow-clients.test.ts': [
        'that reads nothing of a large answer is closed, while one that reads slowly gets it',
      ],
      'contract/lake/large-answers.test.ts': [
        'of $path: one who is known gets $most at once, and what was held is free again',
        'of %s holds nothing where the head alone is asked for',
        'that is read too slowly ends with no more than a line',
      ],
      'contract/boundaries/endless-bodies.test.ts': ['POST %s as %s ends it'],
    },
  },
  {
    threat: 'patch',
    attack:
      'recursive paths over 200,000 members, nested brackets, deep JSON, 20,000 mutations, deletes of 10,000 by query',
    outcome: '4xx, or done in slices while others go on',
    tests: {
      'unit/studio/lake/maintenance.test.ts': [
        'a large document is written without holding up this thread',
        'words of purged documents are erased in steps, and others write in between',
      ],
      'unit/retrying-fetch.test.ts': ['the client’s %s gets through'],
      'contract/mutations/large-writes.test.ts': [
        'has a save beside it carried out, or told when to come again, and then carried out',
      ],

      'contract/mutations/attacks.test.ts': [
        'that is recursive over 200,000 members is carried out in time',
        'leaves the document as it was and the lake answering',
      ],
    },
  },
  {
    threat: 'prototype',
    attack: '__proto__, constructor and prototype as keys, ids, paths and names in projections',
    outcome: 'refused; no object is polluted',
    tests: {
      'contract/lake/malformed.test.ts': ['"%s" is refused as key and as path, and pollutes nothing'],
      'contract/mutations/attacks.test.ts': ['pollutes no object'],
      'contract/mutations/actions.test.ts': ['answers 400 to the action "%s"'],
    },
  },
  {
    threat: 'streams',
    attack: 'thousands of listeners, hundreds that never read, without a session; an account that ended',
    outcome:
      '429 past a cap that keeps places for the signed-in; the sum of what waits is bounded; ended within 5 s',
    tests: {
      'contract/lake/ended-sign-in.test.ts': ['ends where $what: $path', 'goes on for everybody else'],

      'contract/events/bounds.test.ts': [
        '600 listeners that never read cost an event once, and who reads gets everything',
        'are kept for who is known, whoever else asks for %s',
      ],
      'contract/events/resume.test.ts': [
        'is closed at its bound while the others get everything',
        'get 429, and the others go on',
      ],
      'unit/studio/lake/event-buffer.test.ts': [
        'ends whoever is furthest behind where the sum is too large, and nobody else',
      ],
    },
  },
  {
    threat: 'sockets',
    attack: 'text that is no JSON, wrong types, characters above U+00FF, frames of 10 MB, half frames',
    outcome: 'that stream or socket is refused; the process stays',
    tests: {
      'contract/boundaries/sockets.test.ts': [
        'refuses the stream of %j and goes on with the others',
        'stays with a message that is %s',
      ],
      'e2e/fuzz.test.ts': ['random input at every border ends nothing and spoils nothing'],
    },
  },
  {
    threat: 'lock-out',
    attack: 'wrong sign-ins and empty posts, many in a second from one address',
    outcome: 'nobody else is kept out',
    tests: {
      'contract/lake/lock-out.test.ts': [
        '110 wrong sign-ins from one place leave the account open to its owner',
        'strangers from everywhere keep out nobody in a browser with which they have signed in, also after a restart',
        'the owner is let try where they have been, whatever strangers do in between; strangers have few guesses',
      ],

      'contract/inbox/limits.test.ts': [
        'one address may send a few messages an hour, another is not in the way of that',
      ],
    },
  },
  {
    threat: 'files',
    attack: 'another account of the same machine',
    outcome: 'reads nothing',
    tests: {
      'contract/lake/private-files.test.ts': [
        'all files are closed to others: while it writes, in backups, after a restore',
      ],
    },
  },
  {
    threat: 'slow clients',
    attack: 'incomplete headers and bodies, a byte a second, never reading',
    outcome: 'closed; others go on',
    tests: {
      'contract/slow-clients.test.ts': [
        'of %s that leaves its headers incomplete, or sends a byte a second of them, is closed',
        'of %s that sends a byte a second of its body to %s is closed',
        'that reads nothing of a large answer is closed, while one that reads slowly gets it',
      ],
    },
  },
]
