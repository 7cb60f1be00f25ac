// What is done by mail. What else is stricter behind the links (docs/mail.md lists it) is tested in Java.
import { ABSENT, EMPTIED, GIVEN, NOT_EMPTIED, PRESENT, SESSION_COOKIES, SIGNED_IN } from './patterns.mjs';

const NOTICE = /^(password|email)-changed /;
const isALink = ({ path, absolute }) => absolute === '{link}' || /^\/(verify-email|reset-password\/|delete-user\/callback)/.test(path);

export const mail = [
  {
    id: 'mail-links-not-stored',
    effect: 'stricter',
    what: 'Answers to the links of mails have Cache-Control: no-store.',
    why: 'There is a token in the address, and in some of the answers. They have Referrer-Policy: no-referrer for the same reason.',
    when: isALink,
    where: [[/^cache-control$/, ABSENT, /^no-store$/]],
  },
  {
    id: 'notices',
    effect: 'stricter',
    mails: 'in a file',
    what: 'Beside the mails of the reference there are notices: of a new password, and at the old address of a new address.',
    why: 'It may have been somebody else.',
    where: [[/^mails$/, PRESENT, PRESENT, (_, { reference, signet }) => withoutNotices(signet) === reference]],
  },
  {
    id: 'reset-ends-sessions',
    effect: 'stricter',
    mails: 'in a file',
    what: 'A password reset ends every session of the account; in the reference they go on unless revokeSessionsOnPasswordReset is set.',
    why: 'Whoever forgot the password may have lost it to somebody who is signed in.',
    request: /^mail reset > the session of before$/,
    where: [
      [/^body$/, /^object$/, /^null$/],
      [SIGNED_IN, PRESENT, ABSENT],
      [SESSION_COOKIES, NOT_EMPTIED, EMPTIED],
    ],
  },
  {
    id: 'proof-shows-at-once',
    effect: 'neither',
    mails: 'in a file',
    what: 'The link that proves an address sets the cookies anew in a browser in which its owner is signed in; the cached copy of the reference goes on to say emailVerified false.',
    why: 'The other sessions of the account end by the proof. This one goes on, and says what is true.',
    request: /^mail verify > (follow|session)$|^mail verify by the reference > good$|^mail change of a proved address > prove$/,
    where: [
      [/^cookie better-auth\.session_(token|data)$/, ABSENT, GIVEN],
      [/^session_data( |$)/, ABSENT, PRESENT],
      [/^(body\.|set-auth-jwt claims\.)(user\.)?emailVerified$/, /^false$/, /^true$/],
    ],
  },
  {
    id: 'proof-ends-other-sessions',
    effect: 'stricter',
    mails: 'in a file',
    what: 'The first proof of an address ends every session of the account but the one in which its link was followed.',
    why: 'Whoever signed up with an address that is not theirs is out when its owner proves it.',
    request: /^mail verify in another browser > session, authoritative$/,
    where: [
      [/^body$/, /^object$/, /^null$/],
      [SIGNED_IN, PRESENT, ABSENT],
      [SESSION_COOKIES, NOT_EMPTIED, EMPTIED],
    ],
  },
  {
    id: 'proof-signs-in-here-alone',
    effect: 'stricter',
    verification: 'required',
    what: 'A sign-up, and a sign-in that is refused for want of a proof, set a further cookie, better-auth.unproved_sign_in; the link that proves the address signs in where that is, and empties it.',
    why: 'A link that somebody else has sent must not put its reader into an account of the sender.',
    where: [
      [/^cookie better-auth\.unproved_sign_in$/, ABSENT, GIVEN],
      [/^cookie better-auth\.unproved_sign_in$/, ABSENT, EMPTIED],
    ],
  },
  {
    id: 'proof-without-an-address',
    effect: 'neither',
    mails: 'in a file',
    what: 'A token for /verify-email that has the right signature and names no address is INVALID_TOKEN; the reference fails with 500.',
    why: 'No token of the reference has none, so nobody meets this but who holds the secret.',
    request: /^mail verify by the reference > no address(, with a page)?$/,
    where: [
      [/^status$/, /^500$/, /^(401|302)$/],
      [/^content-type$/, ABSENT, /^application\/json$/],
      [/^body$/, /^\(empty\)$/, /^object$/],
      [/^body\.code$/, ABSENT, /^"INVALID_TOKEN"$/],
      [/^body\.message$/, ABSENT, /^"Invalid token"$/],
      [/^location$/, ABSENT, /^\/welcome\?a=1&error=INVALID_TOKEN$/],
    ],
  },
  {
    id: 'change-link-needs-the-session',
    effect: 'stricter',
    mails: 'in a file',
    what: 'The links of a change of address work in a browser in which their owner is signed in alone, and sign nobody in. Elsewhere they are INVALID_USER.',
    why: 'Reading a mailbox is no second way to sign in, and a mail program that opens links in advance gives no leave.',
    request: /^mail change for a visitor > follow( as a visitor again)?$/,
    where: [
      [/^location$/, /^\/(\?error=USER_NOT_FOUND)?$/, /^\/\?error=INVALID_USER$/],
      [SIGNED_IN, PRESENT, ABSENT],
      [SESSION_COOKIES, GIVEN, ABSENT],
    ],
  },
  {
    id: 'deletion-clears-cookies',
    effect: 'stricter',
    verification: 'required',
    what: 'POST /delete-user with the token of the mail empties the cookies; the reference sets session_data once more.',
    why: 'As revoke-sessions-clears-cookies.',
    request: /^deletion by mail and token > (token|session, authoritative)$/,
    where: [
      [SESSION_COOKIES, NOT_EMPTIED, EMPTIED],
      [SESSION_COOKIES, EMPTIED, ABSENT],
      [SIGNED_IN, PRESENT, ABSENT],
    ],
  },
];

function withoutNotices(list) {
  return list
    .split(', ')
    .filter((one) => !NOTICE.test(one))
    .join(', ');
}
