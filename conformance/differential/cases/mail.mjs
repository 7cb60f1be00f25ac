// What is done by mail, as far as it goes without a token of one: the mails themselves are read by the tests in Java.
import { get, malformed, PASSWORD, post, scenario, signUp, wrongTypes } from './steps.mjs';

const RESET = '/request-password-reset';
const VERIFY = '/send-verification-email';
const SET = '/reset-password';
const CHANGE = '/change-email';
const DELETE = '/delete-user';
const EVIL = 'https%3A%2F%2Fevil.example';

export const scenarios = [
  scenario(
    'reset-password asked for',
    ['nobody', post(RESET, { email: '{mail}' })],
    signUp,
    ['known', post(RESET, { email: '{mail}' }, { anonymous: true })],
    ['in capitals', post(RESET, { email: '{MAIL}' }, { anonymous: true })],
    ['signed in', post(RESET, { email: '{mail}' })],
    ['with a path', post(RESET, { email: '{mail}', redirectTo: '/new' })],
    ['with the own origin', post(RESET, { email: '{mail}', redirectTo: '{origin}/new' })],
    ['to another site', post(RESET, { email: '{mail}', redirectTo: 'https://evil.example/new' })],
    ['to a scheme-less site', post(RESET, { email: '{mail}', redirectTo: '//evil.example' })],
    ['no address', post(RESET, { email: 'nobody' })],
    ['GET', get(RESET)],
  ),
  scenario('reset-password asked for, malformed', ...malformed(RESET)),
  scenario('reset-password asked for, wrong types', ...wrongTypes(RESET, {}, 'email')),
  scenario(
    'reset-password',
    ['unknown token', post(SET, { newPassword: PASSWORD, token: 'unknown' })],
    ['unknown token in the query', post(`${SET}?token=unknown`, { newPassword: PASSWORD })],
    ['no token', post(SET, { newPassword: PASSWORD })],
    ['empty token', post(SET, { newPassword: PASSWORD, token: '' })],
    ['short', post(SET, { newPassword: 'short', token: 'unknown' })],
    ['long', post(SET, { newPassword: 'x'.repeat(129), token: 'unknown' })],
  ),
  scenario('reset-password malformed', ...malformed(SET)),
  scenario('reset-password wrong types', ...wrongTypes(SET, { token: 'unknown' }, 'newPassword', ['number', 'null', 'array', 'object', 'boolean'])),
  scenario(
    'reset-password link',
    ['unknown token', get(`${SET}/unknown?callbackURL=%2Fnew`)],
    ['unknown token, with a query', get(`${SET}/unknown?callbackURL=%2Fnew%3Fa%3D1`)],
    ['unknown token, own origin', get(`${SET}/unknown?callbackURL={origin}%2Fnew`)],
    ['no page', get(`${SET}/unknown`)],
    ['empty page', get(`${SET}/unknown?callbackURL=`)],
    ['another site', get(`${SET}/unknown?callbackURL=${EVIL}`)],
    ['a scheme-less site', get(`${SET}/unknown?callbackURL=%2F%2Fevil.example`)],
    ['a script', get(`${SET}/unknown?callbackURL=javascript%3Aalert(1)`)],
  ),
  scenario(
    'send-verification-email',
    ['nobody', post(VERIFY, { email: '{mail}' })],
    signUp,
    ['known', post(VERIFY, { email: '{mail}' }, { anonymous: true })],
    ['signed in', post(VERIFY, { email: '{mail}' }, { forget: true })],
    ['signed in, in capitals', post(VERIFY, { email: '{MAIL}', callbackURL: '/welcome' }, { forget: true })],
    ['signed in, another', post(VERIFY, { email: 'eve-{mail}' }, { forget: true })],
    ['to another site', post(VERIFY, { email: '{mail}', callbackURL: 'https://evil.example' }, { anonymous: true })],
    ['no address', post(VERIFY, { email: 'nobody' }, { anonymous: true })],
  ),
  scenario('send-verification-email malformed', ...malformed(VERIFY)),
  scenario(
    'verify-email',
    ['no token', get('/verify-email')],
    ['garbage', get('/verify-email?token=garbage')],
    ['garbage with a page', get('/verify-email?token=garbage&callbackURL=%2Fwelcome')],
    ['garbage with a page and a query', get('/verify-email?token=garbage&callbackURL=%2Fwelcome%3Fa%3D1')],
    ['garbage, another site', get(`/verify-email?token=garbage&callbackURL=${EVIL}`)],
    ['unsigned', get('/verify-email?token=eyJhbGciOiJub25lIn0.eyJlbWFpbCI6ImFkYUBleGFtcGxlLmNvbSJ9.')],
  ),
  scenario(
    'change-email',
    ['anonymous', post(CHANGE, { newEmail: 'new-{mail}' })],
    ['anonymous without a field', post(CHANGE, {})],
    signUp,
    ['the same', post(CHANGE, { newEmail: '{mail}' }, { forget: true })],
    ['the same in capitals', post(CHANGE, { newEmail: '{MAIL}' }, { forget: true })],
    ['another', post(CHANGE, { newEmail: 'new-{mail}' }, { forget: true })],
    ['no address', post(CHANGE, { newEmail: 'nobody' }, { forget: true })],
    ['to another site', post(CHANGE, { newEmail: 'new-{mail}', callbackURL: '//evil.example' }, { forget: true })],
    ['still the old one', get('/get-session?disableCookieCache=true')],
  ),
  scenario(
    'delete-user',
    ['anonymous', post(DELETE, {})],
    ['link without a session', get('/delete-user/callback?token=unknown')],
    ['link without a token', get('/delete-user/callback')],
    signUp,
    ['unknown token', post(DELETE, { token: 'unknown' }, { forget: true })],
    ['link with an unknown token', get('/delete-user/callback?token=unknown', { forget: true })],
    ['link to another site', get(`/delete-user/callback?token=unknown&callbackURL=${EVIL}`, { forget: true })],
    ['wrong password', post(DELETE, { password: 'a wrong password' }, { forget: true })],
    ['evil origin', post(DELETE, {}, { origin: 'https://evil.example', forget: true })],
    ['fresh', post(DELETE, {})],
    ['afterwards', get('/get-session')],
    ['sign in', post('/sign-in/email', { email: '{mail}', password: PASSWORD })],
  ),
  scenario(
    'delete-user by password',
    signUp,
    ['delete', post(DELETE, { password: PASSWORD })],
    ['afterwards', get('/get-session?disableCookieCache=true')],
  ),
];
