// Listing sessions and ending them one by one: only with sessions in a table.
import { get, malformed, only, PASSWORD, post, postRaw, scenario, signUp, wrongTypes } from './steps.mjs';

const TOKEN = 'better-auth.session_token';
const LIST = '/list-sessions';
const REVOKE = '/revoke-session';
const OTHERS = '/revoke-other-sessions';
const login = (extra) => post('/sign-in/email', { email: '{mail}', password: PASSWORD }, extra);

/** Another device signs in; its cookies are not kept, its token is. */
const elsewhere = login({ anonymous: true, forget: true, keep: { other: 'token' } });
/** Somebody else signs up. */
const stranger = post(
  '/sign-up/email',
  { name: 'Eve', email: 'eve-{mail}', password: PASSWORD },
  { anonymous: true, forget: true, keep: { foreign: 'token' } },
);
const signUpKeepingToken = ['sign up', { ...signUp[1], keep: { own: 'token' } }];

export const scenarios = only(
  { strategy: 'database' },
  scenario(
    'list-sessions',
    ['anonymous', get(LIST)],
    ['tampered', get(LIST, { setCookies: { [TOKEN]: 'abc.def' } })],
    signUp,
    ['one', get(LIST)],
    ['another device', elsewhere],
    ['two', get(LIST)],
    ['somebody else', stranger],
    ['still two', get(LIST)],
    ['rememberMe false', post('/sign-in/email', { email: '{mail}', password: PASSWORD, rememberMe: false }, { anonymous: true, forget: true })],
    ['three', get(LIST)],
    ['POST', post(LIST, {})],
    ['evil origin', get(LIST, { origin: 'https://evil.example' })],
    ['query', get(`${LIST}?userId=x&limit=1`)],
    ['sign out', post('/sign-out', {}, { forget: true })],
    ['with the cookies of before', get(LIST, { forget: true })],
  ),
  scenario(
    'revoke-session',
    ['anonymous', post(REVOKE, { token: 'x' })],
    ['anonymous, empty body', post(REVOKE, {})],
    signUpKeepingToken,
    ['another device', elsewhere],
    ['somebody else', stranger],
    ['foreign', post(REVOKE, { token: '{foreign}' })],
    ['unknown', post(REVOKE, { token: 'abcdefghijklmnopqrstuvwxyzABCDEF' })],
    ['empty', post(REVOKE, { token: '' })],
    ['other and more', post(REVOKE, { token: '{other}', userId: 'x' })],
    ['the other again', post(REVOKE, { token: '{other}' })],
    ['list', get(LIST)],
    ['own', post(REVOKE, { token: '{own}' })],
    ['session, authoritative', get('/get-session?disableCookieCache=true')],
    ['session', get('/get-session')],
  ),
  scenario('revoke-session wrong types', signUp, ...wrongTypes(REVOKE, { token: 'x' }, 'token', ['number', 'null', 'array', 'object', 'boolean'])),
  scenario('revoke-session malformed, anonymous', ...malformed(REVOKE)),
  scenario('revoke-session malformed, signed in', signUp, ...malformed(REVOKE)),
  scenario(
    'revoke-session with a dead session',
    signUpKeepingToken,
    ['end it', post('/revoke-sessions', {}, { forget: true })],
    ['its token', post(REVOKE, { token: '{own}' })],
  ),
  scenario(
    'revoke-other-sessions',
    ['anonymous', post(OTHERS, {})],
    ['anonymous, no body', postRaw(OTHERS, undefined, null)],
    signUp,
    ['another device', elsewhere],
    ['others', post(OTHERS, {})],
    ['list', get(LIST)],
    ['again', post(OTHERS, {})],
    ['no body', postRaw(OTHERS, undefined, null)],
    ['session', get('/get-session')],
    ['session, authoritative', get('/get-session?disableCookieCache=true')],
  ),
  scenario('revoke-other-sessions malformed, signed in', signUp, ...malformed(OTHERS).slice(3, 10)),
  scenario(
    'update-session',
    ['anonymous', post('/update-session', {})],
    signUp,
    ['empty', post('/update-session', {})],
    ['unknown key', post('/update-session', { color: 'red' })],
    ['token and owner', post('/update-session', { token: 'x', userId: 'y', expiresAt: '2030-01-01T00:00:00.000Z' })],
    ['session', get('/get-session')],
  ),
  scenario('update-session malformed, signed in', signUp, ...malformed('/update-session')),
);
