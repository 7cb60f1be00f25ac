// What the entries are written in. A row is [field, reference, signet, together]; an absent field reads "absent", and
// `together(answers, difference)` may ask for more: answers has all fields of both sides.
export const ABSENT = /^absent$/;
export const PRESENT = /^(?!absent$)/;
export const GIVEN = /^given; httponly;( max-age=\d+;)? path=\/; samesite=lax$/;
export const EMPTIED = /^emptied; httponly; max-age=0; path=\/; samesite=lax$/;
/** Left as it is, or set once more. */
export const NOT_EMPTIED = /^(absent|given; httponly;( max-age=\d+;)? path=\/; samesite=lax)$/;
export const IDENTITY = /^<identity, first in answer \d+ /;

/** The row for any of the session's cookies. */
export const SESSION_COOKIES = /^cookie better-auth\.(session_token|session_data|dont_remember)$/;

/** Everything that only an answer about a signed-in person has. */
export const SIGNED_IN = /^(body\.(session|user|token|status)( |\.|$)|set-auth-jwt( |$)|session_data( |$))/;

const place = (identity) => identity?.match(/first in .*$/)?.[0];

/** The id or token in the difference is the one Signet names in another field of the same answer. */
export const sameAs =
  (nameOf) =>
  ({ signet }, difference) =>
    place(difference.signet) !== undefined && place(difference.signet) === place(signet.get(nameOf(difference.field)));

/** The rows of a request that the reference carries out and Signet refuses with 400 and this code and message. */
export const refused = (code, message) => [
  [/^status$/, /^200$/, /^400$/],
  [/^body\.code$/, ABSENT, code],
  [/^body\.message$/, ABSENT, message],
  [SIGNED_IN, PRESENT, ABSENT],
  [SESSION_COOKIES, GIVEN, ABSENT],
];
