// Sessions: what follows from keeping none in a table, and what Signet does more carefully in either strategy.
import { ABSENT, EMPTIED, GIVEN, IDENTITY, NOT_EMPTIED, PRESENT, sameAs, SESSION_COOKIES, SIGNED_IN } from './patterns.mjs';

const ADDRESS = /^"(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{4}(:[0-9a-f]{4}){7})"$/;
const CACHE = /^session_data( |$)/;
const CACHE_COOKIE = /^cookie better-auth\.session_data$/;
const TOKEN_COOKIE = /^cookie better-auth\.session_token$/;

export const sessions = [
  {
    id: 'session-token-is-a-handle',
    effect: 'stricter',
    strategy: 'stateless',
    what: 'session.id and session.token are the same text.',
    why: 'One handle names the session. The token in a body authenticates nobody: the credential is in the cookie alone, where no script reads it.',
    where: [[/^(body|session_data claims)\.session\.id$/, IDENTITY, IDENTITY, sameAs((field) => field.replace(/id$/, 'token'))]],
  },
  {
    id: 'session-address',
    effect: 'neither',
    what: 'session.ipAddress is the address of the connection, not empty.',
    why: 'Better Auth sees only the headers of a proxy; Signet also sees the connection.',
    where: [[/^((body|session_data claims)\.session|body\.\d+)\.ipAddress$/, /^""$/, ADDRESS]],
  },
  {
    id: 'session-data-claims',
    effect: 'stricter',
    what: 'session_data has the claims iss, aud and sub as well.',
    why: 'They set it apart from every other token. The official getCookieCache reads it all the same.',
    where: [
      [/^session_data claims\.iss$/, ABSENT, /^"\{origin\}"$/],
      [/^session_data claims\.aud$/, ABSENT, /^"better-auth:session-cache"$/],
      [/^session_data claims\.sub$/, ABSENT, IDENTITY, sameAs(() => 'session_data claims.user.id')],
    ],
  },
  {
    id: 'cookie-ends-with-the-session',
    effect: 'stricter',
    what: 'When POST /update-user or the link of a mail sets session_token again, its Max-Age is what is left of the session, not the whole 7 days.',
    why: 'The session ends then; a cookie that outlives it serves nobody.',
    request: /^update-user|^mail (verify|change)|^proof |^origin with a cookie > | > (cross-site navigate|replayed) update-user$/,
    where: [[TOKEN_COOKIE, /max-age=604800;/, /^given; httponly; max-age=6047[5-9]\d; path=\/; samesite=lax$/]],
  },
  {
    id: 'remembered-again',
    effect: 'neither',
    what: 'A sign-in with rememberMe in a browser that still has dont_remember empties that cookie; the reference leaves it.',
    why: 'Otherwise the new session would be treated as one that is not to be remembered.',
    request: /^sign-in rememberMe false > sign in again, remembered$/,
    where: [[/^cookie better-auth\.dont_remember$/, ABSENT, EMPTIED]],
  },
  {
    id: 'unremembered-cache',
    effect: 'stricter',
    what: 'The cookie cache of a session with rememberMe false lives a minute, in the reference five (one in the compact form).',
    why: 'So long is such a session shown after its end. Neither renews it: from then on the database is asked.',
    request: /rememberMe|^sign-in form > /,
    where: [[/^session_data claims\.seconds$/, /^300$/, /^60$/]],
  },
  {
    id: 'left-over-cache',
    effect: 'neither',
    cache: 'none',
    what: 'A session_data of a time with a cache is emptied together with the next access token, not by every get-session.',
    why: 'Nothing reads it.',
    request: /^get-session tampered > /,
    where: [[CACHE_COOKIE, EMPTIED, ABSENT]],
  },
  {
    id: 'no-new-cache-from-sensitive-calls',
    effect: 'neither',
    what: 'A sensitive call that changes nothing does not set session_data again: POST /change-password, /change-email, /delete-user, /unlink-account, /verify-password.',
    why: "The cached copy it would replace is not read there: sensitive calls read the user's row.",
    request: /^change-password.* > (wrong current|short|long|short and wrong|(currentPassword|newPassword) is empty)$|^change-email > (the same|another)|^delete-user > (unknown token|link with an unknown token|wrong password)$|^mail change .* > ask( in capitals)?$|^deletion by .* > (ask|wrong password|password|an unknown token|by Eve, in a body|by Eve)$|^(unlink-account|verify-password)( wrong types| malformed, signed in)? > /,
    where: [
      [CACHE_COOKIE, GIVEN, ABSENT],
      [CACHE, PRESENT, ABSENT],
    ],
  },
  {
    id: 'revoke-sessions-clears-cookies',
    effect: 'stricter',
    what: 'POST /revoke-sessions empties the cookies of this browser; the reference sets session_data once more.',
    why: 'The contract says so: nobody is signed in any more, and get-session must not say otherwise for 15 minutes.',
    request:
      / > (end it|other device ends all sessions|revoke)$|^revoke-sessions > (no body|unknown keys)$|^revoke-sessions malformed, signed in > /,
    where: [
      [CACHE_COOKIE, NOT_EMPTIED, EMPTIED],
      [CACHE, PRESENT, ABSENT],
      [/^cookie better-auth\.(session_token|dont_remember)$/, ABSENT, EMPTIED],
    ],
  },
  {
    id: 'revoke-sessions-afterwards',
    effect: 'stricter',
    what: 'get-session after POST /revoke-sessions is null at once; the reference still shows the session from its cookie cache.',
    why: 'Follows from revoke-sessions-clears-cookies.',
    request: /^revoke-sessions > session afterwards$/,
    where: [
      [/^body$/, /^object$/, /^null$/],
      [SIGNED_IN, PRESENT, ABSENT],
    ],
  },
  {
    id: 'left-over-access-token',
    effect: 'neither',
    strategy: 'database',
    what: 'GET /get-session with an access token and without a genuine session token empties the cookies; the reference leaves them.',
    why: 'A Better Auth on the same database signs a browser out without knowing the cookie of the access token, which must not go on.',
    request: /^get-session tampered > session_token tampered$/,
    where: [[SESSION_COOKIES, ABSENT, EMPTIED]],
  },
  {
    id: 'dead-session-keeps-cookies',
    effect: 'neither',
    what: 'A sensitive call with an ended session is 401 without Set-Cookie; the reference empties the cookies.',
    why: 'get-session empties them, and pages call it; one place is enough.',
    request: /^authoritative endpoints with a dead session > (change-password|revoke-sessions)$|^revoke-sessions > again$|^revoke-session with a dead session > its token$|^(token|update-user|unlink-account|verify-password|list-accounts) with a dead session > (token|name|unlink|check|list)$|^list-sessions > with the cookies of before$/,
    where: [[SESSION_COOKIES, EMPTIED, ABSENT, ({ signet }) => signet.get('status') === '401']],
  },
  {
    id: 'ended-session-refused',
    effect: 'stricter',
    what: 'POST /update-user, GET /token and GET /list-accounts refuse an ended session, where the reference trusts its cookie cache for up to 15 minutes.',
    why: 'A revoked session must not change data, be exchanged for a new token, or show the accounts.',
    request: /^(token|update-user|list-accounts) with a dead session > (token|name|list)$|^change-password and a copy of the cookies of before > copy, token$/,
    where: [
      [/^status$/, /^200$/, /^401$/],
      [/^body\.code$/, ABSENT, /^"UNAUTHORIZED"$/],
      [/^body\.message$/, ABSENT, /^"Unauthorized"$/],
      [/^body$/, /^array of 1$/, /^object$/],
      [/^body\.0/, PRESENT, ABSENT],
      [SIGNED_IN, PRESENT, ABSENT],
      [SESSION_COOKIES, GIVEN, ABSENT],
    ],
  },
  {
    id: 'change-password-new-session',
    effect: 'stricter',
    what: 'POST /change-password always starts a new session in this browser and ends all others; the body stays the same (token null).',
    why: 'Whoever knew the old password is out, whatever the caller asked for.',
    request: /^change-password.* > (right|same password again|change)$/,
    where: [
      [TOKEN_COOKIE, ABSENT, GIVEN],
      [/^session_data claims\.session\.token$/, PRESENT, /^<32 letters and digits, first in answer \d+ session_data /],
    ],
  },
  {
    id: 'change-password-afterwards',
    effect: 'stricter',
    what: 'After such a change get-session speaks of the new session.',
    why: 'Follows from change-password-new-session.',
    request: /^change-password.* > session/,
    where: [[/^(body|session_data claims)\.session\.token$/, PRESENT, /^<32 letters and digits, first in answer \d+ (session_data claims\.session\.(id|token)|body\.session\.token)>$/]],
  },
  {
    id: 'change-password-ends-copies',
    effect: 'stricter',
    what: 'A copy of the cookies from before the change is nobody; in the reference it is signed in unless revokeOtherSessions was sent.',
    why: 'Follows from change-password-new-session.',
    request: /^change-password and a copy of the cookies of before > copy, authoritative$/,
    where: [
      [/^body$/, /^object$/, /^null$/],
      [SIGNED_IN, PRESENT, ABSENT],
      [CACHE_COOKIE, NOT_EMPTIED, EMPTIED],
      [/^cookie better-auth\.(session_token|dont_remember)$/, ABSENT, EMPTIED],
    ],
  },
  {
    id: 'deferred-renewal-asks-the-store',
    effect: 'neither',
    renewal: 'deferred',
    what: 'POST /get-session renews the session and sets both cookies; the reference answers it from a fresh cookie cache, and renews nothing.',
    why: 'The read that tells needsRefresh has just written that cache: the renewal it asks for would not come.',
    request: /^deferred renewal > renewed(, no body)?$/,
    where: [
      [/^cookie better-auth\.session_(token|data)$/, ABSENT, GIVEN],
      [CACHE, ABSENT, PRESENT],
    ],
  },
  {
    id: 'deferred-renewal-of-a-dead-session',
    effect: 'stricter',
    renewal: 'deferred',
    what: 'POST /get-session of an ended session is null at once; the reference still shows it from its cookie cache.',
    why: 'Follows from deferred-renewal-asks-the-store.',
    request: /^deferred renewal of a dead session > POST$/,
    where: [
      [/^body$/, /^object$/, /^null$/],
      [SIGNED_IN, PRESENT, ABSENT],
      [SESSION_COOKIES, ABSENT, EMPTIED],
    ],
  },
  {
    id: 'sign-out-leaves-copies',
    effect: 'looser',
    strategy: 'stateless',
    what:
      'POST /sign-out empties the cookies of this browser. A copy of them taken before stays good, and is renewed by use, until its owner ' +
      'signs out everywhere or changes the password, or it goes unused for 7 days. With its database the reference ends that one session.',
    why:
      'There is no table of sessions in which one could be struck out. This is looser than the reference with a database. ' +
      'Without one (its stateless mode) its copies, too, outlive sign-out in everything it answers from session_data.',
    request: /^sign-out with the cookies of before > replayed session, authoritative$/,
    where: [
      [/^body$/, /^null$/, /^object$/, ({ signet }) => / first in answer 1 body\.token>/.test(signet.get('body.session.token'))],
      [SIGNED_IN, ABSENT, PRESENT],
      [CACHE_COOKIE, EMPTIED, GIVEN],
      [/^cookie better-auth\.(session_token|dont_remember)$/, EMPTIED, ABSENT],
    ],
  },
];
