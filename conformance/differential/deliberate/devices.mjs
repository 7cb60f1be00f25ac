// Sessions in a table, where they can be listed and ended one by one.
import { ABSENT, EMPTIED, GIVEN, IDENTITY, NOT_EMPTIED, PRESENT, SESSION_COOKIES, SIGNED_IN } from './patterns.mjs';

const CACHE = /^session_data( |$)/;
const CACHE_COOKIE = /^cookie better-auth\.session_data$/;
const UNAUTHORIZED = [
  [/^status$/, /^200$/, /^401$/],
  [/^body\.code$/, ABSENT, /^"UNAUTHORIZED"$/],
  [/^body\.message$/, ABSENT, /^"Unauthorized"$/],
];

export const devices = [
  {
    id: 'list-not-stored',
    effect: 'stricter',
    strategy: 'database',
    what: 'GET /list-sessions is answered with Cache-Control: no-store.',
    why: 'There are tokens in it.',
    request: / > (one|two|still two|three|evil origin|query|list)$/,
    where: [[/^cache-control$/, ABSENT, /^no-store$/]],
  },
  {
    id: 'signed-out-copy-refused',
    effect: 'stricter',
    strategy: 'database',
    what:
      'After sign-out, GET /token, POST /update-user, GET /list-sessions and GET /list-accounts refuse a copy of the cookies, where the ' +
      'reference trusts its cookie cache for up to 15 minutes.',
    why: 'An ended session must not change data, show other sessions, or be exchanged for a new token.',
    request: /^sign-out with the cookies of before > replayed (token|update-user)$|^list-sessions > with the cookies of before$|^list-accounts with a dead session > list$/,
    where: [
      ...UNAUTHORIZED,
      [/^body$/, /^array of \d+$/, /^object$/],
      [/^body\.\d+(\.|$)/, PRESENT, ABSENT],
      [SIGNED_IN, PRESENT, ABSENT],
      [SESSION_COOKIES, GIVEN, ABSENT],
    ],
  },
  {
    id: 'unlink-with-an-ended-session',
    effect: 'stricter',
    what: 'POST /unlink-account refuses an ended session; the reference trusts its cookie cache and looks for the account.',
    why: 'As signed-out-copy-refused.',
    request: /^unlink-account with a dead session > unlink$/,
    where: [
      [/^status$/, /^400$/, /^401$/],
      [/^body\.code$/, PRESENT, /^"UNAUTHORIZED"$/],
      [/^body\.message$/, PRESENT, /^"Unauthorized"$/],
    ],
  },
  {
    id: 'no-new-cache-from-revocations',
    effect: 'neither',
    strategy: 'database',
    what: 'POST /revoke-session and POST /revoke-other-sessions do not set session_data again.',
    why: 'As no-new-cache-from-sensitive-calls.',
    request:
      /^revoke-session > (foreign|unknown|empty|other and more|the other again)$|^revoke-other-sessions > (others|again|no body)$|^revoke-other-sessions malformed, signed in > /,
    where: [
      [CACHE_COOKIE, GIVEN, ABSENT],
      [CACHE, PRESENT, ABSENT],
    ],
  },
  {
    id: 'revoke-own-session-clears-cookies',
    effect: 'stricter',
    strategy: 'database',
    what: "POST /revoke-session with this session's own token empties the cookies; the reference sets session_data once more.",
    why: 'As revoke-sessions-clears-cookies.',
    request: /^revoke-session > own$/,
    where: [
      [CACHE_COOKIE, NOT_EMPTIED, EMPTIED],
      [CACHE, PRESENT, ABSENT],
      [/^cookie better-auth\.(session_token|dont_remember)$/, ABSENT, EMPTIED],
    ],
  },
  {
    id: 'revoke-own-session-afterwards',
    effect: 'neither',
    strategy: 'database',
    what: 'get-session after that, and after POST /revoke-sessions without a cookie cache, finds no cookies to empty.',
    why: 'Follows from revoke-own-session-clears-cookies.',
    request: /^revoke-session > session, authoritative$|^revoke-sessions > session afterwards$/,
    where: [[SESSION_COOKIES, EMPTIED, ABSENT]],
  },
  {
    id: 'change-password-new-row',
    effect: 'stricter',
    strategy: 'database',
    what: 'The new session after POST /change-password has an id of its own.',
    why: 'Follows from change-password-new-session.',
    request: /^change-password.* > /,
    where: [[/^(body|session_data claims)\.session\.id$/, IDENTITY, /^<identity, first in answer \d+ session_data claims\.session\.id>$/]],
  },
];
