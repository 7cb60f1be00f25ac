// CORS, and spellings of a path.
import { ABSENT } from './patterns.mjs';

const EXPOSED = /^set-auth-jwt, X-Retry-After, Retry-After, WWW-Authenticate, Location(, set-auth-(jwt|token))?$/;
const OWN_ORIGIN = /^\{origin\}$/;
const fromOwnOrigin = ({ origin = '{origin}' }) => origin === '{origin}';

export const http = [
  {
    id: 'cors-by-the-starter',
    effect: 'neither',
    everywhere: true,
    what: 'A request of a trusted origin is answered with Access-Control-Allow-Origin (that origin), Allow-Credentials and Expose-Headers.',
    why: "Better Auth leaves CORS to its host, and Signet's Spring Boot starter is the host. An untrusted origin is never named.",
    when: fromOwnOrigin,
    where: [
      [/^access-control-allow-origin$/, ABSENT, OWN_ORIGIN],
      [/^access-control-allow-credentials$/, ABSENT, /^true$/, ({ signet }) => OWN_ORIGIN.test(signet.get('access-control-allow-origin'))],
      [/^access-control-expose-headers$/, /^(absent|set-auth-jwt|set-auth-token)$/, EXPOSED],
    ],
  },
  {
    id: 'vary-by-origin',
    effect: 'neither',
    everywhere: true,
    what: 'Every answer has Vary: Origin.',
    why: 'Follows from cors-by-the-starter: a shared cache must not give one origin the answer to another.',
    where: [[/^vary$/, ABSENT, /^Origin$/]],
  },
  {
    id: 'preflight',
    effect: 'neither',
    what: 'A preflight of a trusted origin is answered 204 with the methods and headers that are allowed, not 404.',
    why: 'Follows from cors-by-the-starter.',
    request: /^HEAD and OPTIONS > preflight from own origin$/,
    where: [
      [/^status$/, /^404$/, /^204$/],
      [/^access-control-allow-methods$/, ABSENT, /^GET, POST, PUT, PATCH, DELETE$/],
      [/^access-control-allow-headers$/, ABSENT, /^Authorization, Content-Type$/],
      [/^access-control-max-age$/, ABSENT, /^600$/],
    ],
  },
  {
    id: 'preflight-refused',
    effect: 'neither',
    what: 'A preflight of an untrusted origin is answered 403 without any CORS header, not 404.',
    why: 'Follows from cors-by-the-starter; to the browser both are a refusal.',
    request: /^HEAD and OPTIONS > preflight from evil$/,
    where: [[/^status$/, /^404$/, /^403$/]],
  },
  {
    id: 'ambiguous-path',
    effect: 'stricter',
    what: '//api/auth/ok is answered 400 AMBIGUOUS_PATH, not 404.',
    why: 'The starter refuses spellings that two layers could read differently, so that none leads around the protection of a route.',
    request: /^slashes > double before base$/,
    where: [
      [/^status$/, /^404$/, /^400$/],
      [/^content-type$/, ABSENT, /^application\/json$/],
      [/^cache-control$/, ABSENT, /^no-store$/],
      [/^body$/, /^\(empty\)$/, /^object$/],
      [/^body\.code$/, ABSENT, /^"AMBIGUOUS_PATH"$/],
      [/^body\.message$/, ABSENT, /^"The path is not in its plain form\."$/],
    ],
  },
  {
    id: 'refused-by-the-container',
    effect: 'stricter',
    what: 'An encoded slash or NUL in the path is answered 400 by Tomcat, not 404.',
    why: 'The servlet container refuses such paths before any filter sees them.',
    request: /^unknown path > (NUL|encoded slash)$/,
    where: [
      [/^status$/, /^404$/, /^400$/],
      [/^content-type$/, ABSENT, /^text\/html$/],
      [/^body$/, /^\(empty\)$/, /^\(text\)$/],
    ],
  },
  {
    id: 'no-dot-segments',
    effect: 'stricter',
    what: '/api/auth/x/../ok is 404; the reference resolves the dots and answers /ok.',
    why: 'Paths are compared as they were sent, so that no proxy in front can read one differently.',
    request: /^unknown path > dot segment$/,
    where: [
      [/^status$/, /^200$/, /^404$/],
      [/^content-type$/, /^application\/json$/, ABSENT],
      [/^body$/, /^object$/, /^\(empty\)$/],
      [/^body\.ok$/, /^true$/, ABSENT],
    ],
  },
];
