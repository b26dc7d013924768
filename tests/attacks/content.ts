/** What is written, and what visitors get of it. */
import type { Attack } from './attack.ts'

export const contentAttacks: readonly Attack[] = [
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
      'contract/publisher/withdrawal.test.ts': [
        'of %s leaves no release to go back to that shows it',
        'a consent that is withdrawn takes page, vCard and portrait away at once, and nothing else comes back',
        'no file of the search index has the name, from the release on that withdraws it',
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
]
