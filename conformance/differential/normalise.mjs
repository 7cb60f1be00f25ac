// Turns an answer into a flat map `field -> text` in which two servers that behave alike are equal.
import { parseSetCookie } from '../lib/cookie-jar.mjs';

const HEADERS = [
  'cache-control',
  'pragma',
  'location',
  'x-retry-after',
  'retry-after',
  'www-authenticate',
  'allow',
  'vary',
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
  'access-control-expose-headers',
];
const CACHE_COOKIE = /(^|-)better-auth\.session_data$/;
const ISO_MILLIS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const TOKEN = /^[A-Za-z0-9]{32}$/;
const IDENTITIES = new Set(['id', 'userId', 'accountId', 'token', 'jti', 'sub', 'sid']);
const UNCOMPARED = new Set(['x', 'y', 'n', 'kid']);

/** Normalises the answers of one server during one scenario; an id or token is named after the place it was first seen. */
export class Normaliser {
  #origin;
  #answers = 0;
  #identities = new Map();
  #codes = [];

  constructor(origin) {
    this.#origin = origin;
  }

  fields({ status, headers, setCookie, text, mail, mails }) {
    this.#answers += 1;
    if (mail?.token) this.#codes.push(mail.token);
    if (mails) return new Map([['mails', mails.map(({ kind, to }) => `${kind} ${to}`).sort().join(', ')]]);
    const fields = new Map([
      ['status', String(status)],
      ['content-type', headers['content-type']?.split(';')[0].trim().toLowerCase()],
    ]);
    for (const name of HEADERS) fields.set(name, this.#plain(headers[name]));
    // The body first: ids and tokens are named after the place in it.
    this.#body(fields, headers['content-type'] ?? '', text);
    if (headers['set-auth-jwt'] !== undefined) this.#flatten(fields, 'set-auth-jwt', headers['set-auth-jwt'], 'set-auth-jwt');
    if (headers['set-auth-token'] !== undefined) fields.set('set-auth-token', shapeOfBearer(headers['set-auth-token']));
    for (const cookie of lastOfEachName(setCookie)) this.#cookie(fields, cookie);
    if (mail) fields.set('mail url', this.#plain(mail.url));
    return new Map([...fields].filter(([, value]) => value !== undefined));
  }

  // Values are opaque on the wire, but for the cookie cache, which JavaScript middleware reads.
  #cookie(fields, { name, value, attributes }) {
    const sorted = [...attributes].map(([key, text]) => (text === '' ? key : `${key}=${text.toLowerCase()}`)).sort();
    fields.set(`cookie ${name}`, [value === '' ? 'emptied' : 'given', ...sorted].join('; '));
    if (CACHE_COOKIE.test(name) && value !== '') this.#cache(fields, decodeURIComponent(value));
  }

  // A JWT, or the compact form; what is encrypted stays so.
  #cache(fields, value) {
    const parts = value.split('.').length;
    if (parts === 3) return this.#flatten(fields, 'session_data', value, 'session_data');
    if (parts === 5) return fields.set('session_data', '<encrypted token>');
    const { session, expiresAt, signature } = parsed(Buffer.from(value, 'base64url').toString('utf8'));
    fields.set('session_data', signature ? '<signed copy>' : '(not signed)');
    const seconds = Math.round((expiresAt - session.updatedAt) / 1000);
    this.#flatten(fields, 'session_data claims', { ...session, updatedAt: 'a number', seconds }, '');
  }

  #body(fields, type, text) {
    if (!type.includes('json') || text === '') fields.set('body', text === '' ? '(empty)' : '(text)');
    else this.#flatten(fields, 'body', parsed(text), '');
  }

  #flatten(fields, path, value, key) {
    if (value === null || typeof value !== 'object') return this.#leaf(fields, path, value, key);
    fields.set(path, Array.isArray(value) ? `array of ${value.length}` : 'object');
    for (const name of Object.keys(value).sort()) this.#flatten(fields, `${path}.${name}`, value[name], name);
  }

  #leaf(fields, path, value, key) {
    if (typeof value === 'string' && COMPACT_JWS.test(value) && value.startsWith('ey')) return this.#token(fields, path, value);
    fields.set(path, typeof value === 'string' ? this.#text(path, value, key) : JSON.stringify(value));
  }

  #token(fields, path, token) {
    const [header, claims] = token.split('.').map((part) => parsed(Buffer.from(part, 'base64url').toString('utf8')));
    fields.set(path, '<signed token>');
    this.#flatten(fields, `${path} header`, { ...header, kid: header.kid && 'a string' }, '');
    this.#flatten(fields, `${path} claims`, timeless(claims), '');
  }

  #text(path, value, key) {
    if (value === '') return '""';
    if (UNCOMPARED.has(key)) return '<string>';
    if (ISO_MILLIS.test(value)) return '<date>';
    if (IDENTITIES.has(key)) return this.#identity(path, value, key);
    return JSON.stringify(this.#plain(value));
  }

  // Says whether two answers speak of the same user, session or token, without saying which.
  #identity(path, value, key) {
    if (!this.#identities.has(value)) this.#identities.set(value, `${this.#answers} ${path}`);
    const shape = key === 'token' ? (TOKEN.test(value) ? '32 letters and digits' : 'other text') : 'identity';
    return `<${shape}, first in answer ${this.#identities.get(value)}>`;
  }

  #plain(text) {
    const plain = text?.replaceAll(this.#origin, '{origin}').replaceAll(encodeURIComponent(this.#origin), '{origin, encoded}');
    return this.#codes.reduce((shorter, code) => shorter?.replaceAll(code, '{code}'), plain);
  }
}

// A browser keeps the last line for a name, so the last one counts.
function lastOfEachName(lines) {
  return new Map(lines.map(parseSetCookie).map((cookie) => [cookie.name, cookie])).values();
}

function shapeOfBearer(value) {
  return /^[A-Za-z0-9]{32}\.[A-Za-z0-9+/]{43}=$/.test(value) ? '<token and signature>' : 'other text';
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return '(not JSON)';
  }
}

// Points in time cannot be equal; how long the token lives can.
function timeless(claims) {
  const moments = ['iat', 'exp', 'updatedAt'].filter((name) => typeof claims[name] === 'number');
  return { ...claims, ...Object.fromEntries(moments.map((name) => [name, 'a number'])), seconds: claims.exp - claims.iat };
}
