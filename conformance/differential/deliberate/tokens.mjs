// Access tokens, the key set, and the cookies they travel in.
import { ABSENT, IDENTITY, PRESENT, sameAs } from './patterns.mjs';

// The second one when it is too large for one cookie.
const CACHE_COOKIES = ['better-auth.session_data', 'better-auth.session_data.0'];

export const tokens = [
  {
    id: 'access-token-cookie',
    effect: 'neither',
    what: 'A further cookie, better-auth.access_token, is set and emptied together with session_data and with its attributes.',
    why: 'Java services behind the server verify it without a look-up, and no script holds it. The official client never reads it.',
    where: [
      [
        /^cookie better-auth\.access_token$/,
        ABSENT,
        PRESENT,
        ({ signet }, difference) => CACHE_COOKIES.some((name) => signet.get(`cookie ${name}`) === difference.signet),
      ],
    ],
  },
  {
    id: 'access-token-cookie-without-cache',
    effect: 'neither',
    cache: 'none',
    what: 'Without a cookie cache it is set together with session_token, for 15 minutes, and by get-session when it has run out.',
    why: 'As access-token-cookie.',
    where: [
      [
        /^cookie better-auth\.access_token$/,
        ABSENT,
        /^given; httponly;( max-age=900;)? path=\/; samesite=lax$/,
        ({ signet }) => signet.get('cookie better-auth.session_token')?.startsWith('given; '),
      ],
    ],
  },
  {
    id: 'access-token-cookie-with-bearer',
    effect: 'neither',
    bearer: 'on',
    what: 'Whoever reads a session by Authorization: Bearer is given the cookie of the access token as well.',
    why: 'As access-token-cookie: a program that keeps no cookies passes it over.',
    request: /^bearer > /,
    where: [[/^cookie better-auth\.access_token$/, ABSENT, /^given; httponly; max-age=900; path=\/; samesite=lax$/]],
  },
  {
    id: 'token-claims',
    effect: 'stricter',
    what: 'The claims of GET /token and set-auth-jwt are sub, sid, jti, email, emailVerified, name, iat, exp, iss, aud, not the whole user record.',
    why: 'Less personal data leaves the server, and each token can be told apart (jti) and tied to a session (sid).',
    where: [
      [/^(body\.token|set-auth-jwt) claims\.(id|image|createdAt|updatedAt)$/, PRESENT, ABSENT],
      [/^set-auth-jwt claims\.sid$/, ABSENT, IDENTITY, sameAs(() => 'body.session.id')],
      [/^body\.token claims\.sid$/, ABSENT, /^<identity, first in answer \d+ (body\.token( claims\.sid)?|session_data claims\.session\.id|body\.session\.id)>$/],
      [/^(body\.token|set-auth-jwt) claims\.jti$/, ABSENT, IDENTITY],
    ],
  },
  {
    id: 'token-not-stored',
    effect: 'stricter',
    what: 'GET /token is answered with Cache-Control: no-store.',
    why: "A token in a shared cache would be somebody else's identity.",
    where: [[/^cache-control$/, ABSENT, /^no-store$/, ({ signet }) => signet.has('body.token claims')]],
  },
  {
    id: 'no-published-key',
    effect: 'stricter',
    what: 'With HS256 the key set is empty, and tokens say alg HS256 and no kid.',
    why: 'A shared secret must not be published.',
    mode: 'symmetric',
    where: [
      [/^body\.keys$/, /^array of 1$/, /^array of 0$/],
      [/^body\.keys\.0/, PRESENT, ABSENT],
      [/^(body\.token|set-auth-jwt) header\.alg$/, /^"EdDSA"$/, /^"HS256"$/],
      [/^(body\.token|set-auth-jwt) header\.kid$/, PRESENT, ABSENT],
    ],
  },
];
