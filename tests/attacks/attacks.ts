/** What is thrown at the product and what must happen, each row with the tests that hold it. `tests/unit/attacks.test.ts` looks that they are there. */

interface Attack {
  readonly threat: string
  readonly attack: string
  readonly outcome: string
  /** Names of tests as they stand in the file, below `tests/`. */
  readonly tests: Readonly<Record<string, readonly [string, ...string[]]>>
}

export const attacks: readonly Attack[] = [
  {
    threat: 'DNS rebinding',
    attack: 'a foreign Host, other forms of an address, none or two, for pages and for WebSockets',
    outcome: '403 or 421; only names on the list pass',
    tests: {
      'contract/lake/attacks.test.ts': ['"%s" is refused', 'that is missing or there twice is refused'],
      'contract/studio-host.test.ts': ['answers, to its own name and to no other'],
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
    threat: 'active files',
    attack: 'SVG with script, HTML under other names, downloads of the public site',
    outcome: 'nosniff, and an attachment or a sandbox',
    tests: {
      'contract/boundaries/downloads.test.ts': [
        '.%s is saved, runs nothing and is of no type',
        'hosts that read _headers save every file',
      ],
      'contract/lake/harmful-files.test.ts': ['serves an SVG with a script so that nothing in it runs'],
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
    },
  },
  {
    threat: 'patch',
    attack:
      'recursive paths over 200,000 members, nested brackets, deep JSON, 20,000 mutations, deletes of 10,000 by query',
    outcome: '4xx, or done in slices while others go on',
    tests: {
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
      'unit/studio/lake/backlog.test.ts': [
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
      'e2e/fuzz.test.ts': ['random input at every border ends nothing and spoils nothing (seed %i)'],
    },
  },
  {
    threat: 'text',
    attack: 'lone surrogates, U+0000, U+FFFE, U+2028, NEL, line breaks and bidi marks in every field',
    outcome: 'refused where it enters, or harmless; another page, record or publish never stops',
    tests: {
      'contract/publisher/failed-pages.test.ts': ['is left out by itself, and its document is named'],
      'unit/site/search/left-out.test.ts': [
        'a document of which no record can be made is left out by itself, and named',
      ],
      'unit/content-schemas/characters.test.ts': [
        'is refused in every field of an event: %s',
        'is refused deep in a rich text, by key',
      ],
      'contract/mutations/texts.test.ts': [
        'is refused in a mutation, which the error names: %j',
        'is refused where a patch sets it, and what was there stays',
        'is refused in an action',
        'that was stored before can be mended, field by field, and is not published',
      ],
    },
  },
  {
    threat: 'formats',
    attack: 'line breaks and separators of HTML, XML, iCalendar, vCard, CSV, JSON-LD and mail',
    outcome: 'a foreign parser reads back what went in',
    tests: {
      'unit/site/inbox/mail.test.ts': ['reads back as what went in, whatever that is'],
      'unit/site/formats/html.test.ts': [
        'reads back as what went in, whatever a document may hold',
        'holds data for search engines that reads back as what went in, even what no document may hold',
      ],
      'unit/site/formats/xml.test.ts': ['reads back as what went in, whatever that is'],
      'unit/site/formats/calendar.test.ts': [
        'a calendar reads back as what went in, whatever that is',
        'a title writes no line of its own after %j',
      ],
      'unit/site/formats/vcard.test.ts': [
        'reads back as what went in, whatever that is',
        'has one organisation, whatever is in it',
      ],
      'unit/site/formats/csv.test.ts': ['holds no formula, however a spreadsheet cuts it into cells'],
      'contract/inbox/delivery.test.ts': ['cannot bring headers, recipients or links of its own'],
    },
  },
  {
    threat: 'documents of the store',
    attack:
      'path and url of assets that lead elsewhere; groups, retention and messages written by an editor; forged in a restore',
    outcome: 'refused; the publisher fetches only assets of its store',
    tests: {
      'contract/lake/access.test.ts': [
        '$asker creates $kind as the table says',
        '$asker changes $kind as the table says',
        'is not changed by an editor: %s',
      ],
      'contract/lake/asset-fields.test.ts': [
        'is not changed by a whole replacement, by deleting and making anew, nor with the token',
        'does not come by a version that a release publishes',
      ],
      'contract/lake/harmful-archives.test.ts': ['with %s is refused and the dataset is as it was'],
    },
  },
  {
    threat: 'redirects',
    attack:
      'to addresses outside ASCII, to themselves through others, over pages that are there, with a query',
    outcome: 'percent-encoded, kept, told',
    tests: {
      'contract/boundaries/redirects.test.ts': [
        'keeps what %s asks for',
        'of %s leads to %s',
        'is a header that any server takes, and stays on the origin',
      ],
    },
  },
  {
    threat: 'imports',
    attack: 'paths out of the archive, links, bombs, a line of 100 MB, ids that are there twice',
    outcome: 'refused; the dataset is as it was and nothing is left behind',
    tests: {
      'contract/lake/harmful-archives.test.ts': [
        'with %s is refused and the dataset is as it was',
        'that is a bomb, cut short, or no archive at all is refused and the dataset is as it was',
      ],
    },
  },
  {
    threat: 'stored XSS',
    attack: 'a corpus of payloads in every text, link and embed',
    outcome: 'no dialog, no script, no handler on any page, among answers of search, in mail',
    tests: {
      'e2e/stored-script.test.ts': [
        'would notice: a payload that is not escaped raises the alarm',
        'shows payloads as text on every page: no dialog, no script of theirs, no handler, no foreign request',
        'shows payloads as text among the answers of search',
      ],
      'contract/inbox/delivery.test.ts': [
        'is mailed to the coordinator of its subject, to be answered to the sender, as text only',
      ],
    },
  },
  {
    threat: 'links and embeds',
    attack:
      'addresses that run something or lead elsewhere; names and redirects that lead to private addresses',
    outcome: 'refused',
    tests: {
      'e2e/stored-script.test.ts': [
        'lets no document through whose link runs something or leads elsewhere than it says',
      ],
      'contract/publisher/links.test.ts': ['a name whose address is private: %s'],
    },
  },
  {
    threat: 'headers',
    attack: 'every page, on our server and in the files for other hosts',
    outcome: 'CSP without unsafe-inline, and all the others; HSTS for hosts with HTTPS',
    tests: {
      'contract/headers.test.ts': [
        'has all headers, and HSTS for hosts with HTTPS',
        'has in every file, to the letter, what our own server sends',
      ],
    },
  },
  {
    threat: 'secrets',
    attack: 'canaries in the environment',
    outcome: 'not in the site, the bundles, logs, errors or metrics',
    tests: {
      'e2e/bundles.test.ts': ['no bundle holds a secret of the environment in which it was built'],
      'unit/studio/bundle-environment.test.ts': [
        'the build of the Studio is told no secret, not even one that is named as if it were for the Studio',
      ],
      'contract/lake/attacks.test.ts': [
        'lies in a file that only its owner can read, and in no answer, page, log or error',
      ],
    },
  },
  {
    threat: 'drafts',
    attack: 'canary texts in drafts, versions, private ids and fields that are not published',
    outcome: 'in no file and no answer of the public site',
    tests: {
      'contract/canaries.test.ts': [
        'has no canary in any file, and no source map',
        'has no canary in what our own server answers',
      ],
    },
  },
  {
    threat: 'consent',
    attack: 'withdrawn, then asked for everywhere: pages, cards, portraits, index, releases, the lake, files',
    outcome: 'gone within a publish; erased words are in no file',
    tests: {
      'contract/lake/private-types.test.ts': [
        'learns nothing from %s',
        'gets the portrait in no size and under no name, until a document that all may read shows it',
      ],
      'contract/publisher/releases.test.ts': [
        'leaves no earlier release, no body of it, and no byte in any file',
      ],

      'contract/inbox/retention.test.ts': ['is in no file of a lake that goes on running'],
      'contract/lake/purge.test.ts': [
        'takes what was in a release, and leaves documents of a similar name alone',
      ],
    },
  },
  {
    threat: 'third parties',
    attack: 'every type of page in a real browser',
    outcome: 'no request off the origin, no cookie, no storage',
    tests: {
      'e2e/edit-to-visitor.test.ts': [
        'asks for nothing off the origin, sets no cookie and needs no script but the search, on every page type',
      ],
    },
  },
  {
    threat: 'lock-out',
    attack: 'wrong sign-ins and empty posts, many in a second from one address',
    outcome: 'nobody else is kept out',
    tests: {
      'contract/lake/lock-out.test.ts': [
        '110 wrong sign-ins from one place leave the account open to its owner',
      ],

      'contract/inbox/receive.test.ts': [
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
      'e2e/fuzz.test.ts': ['random input at every border ends nothing and spoils nothing (seed %i)'],
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
