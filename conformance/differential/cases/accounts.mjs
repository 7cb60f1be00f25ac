// Accounts of a user, and the check of a password.
import { get, malformed, PASSWORD, post, scenario, signUp, wrongTypes } from './steps.mjs';

const LIST = '/list-accounts';
const UNLINK = '/unlink-account';
const CHECK = '/verify-password';
const end = ['end it', post('/revoke-sessions', {}, { forget: true })];

export const scenarios = [
  scenario(
    'list-accounts',
    ['anonymous', get(LIST)],
    signUp,
    ['one', get(LIST)],
    ['query', get(`${LIST}?userId=x`)],
    ['POST', post(LIST, {})],
    ['evil origin', get(LIST, { origin: 'https://evil.example' })],
    ['tampered', get(LIST, { tamper: ['better-auth.session_token'] })],
  ),
  scenario('list-accounts with a dead session', signUp, end, ['list', get(LIST)]),
  scenario(
    'unlink-account',
    ['anonymous', post(UNLINK, { accountId: 'x' })],
    ['anonymous, empty body', post(UNLINK, {})],
    signUp,
    ['unknown', post(UNLINK, { accountId: 'unknown' })],
    ['empty', post(UNLINK, { accountId: '' })],
    ['by provider', post(UNLINK, { providerId: 'credential' })],
    ['both', post(UNLINK, { providerId: 'credential', accountId: 'unknown' })],
    ['GET', get(UNLINK)],
    ['evil origin', post(UNLINK, { accountId: 'x' }, { origin: 'https://evil.example' })],
  ),
  scenario('unlink-account wrong types', signUp, ...wrongTypes(UNLINK, {}, 'accountId', ['number', 'null', 'array', 'object', 'boolean'])),
  scenario('unlink-account malformed, signed in', signUp, ...malformed(UNLINK)),
  scenario('unlink-account with a dead session', signUp, end, ['unlink', post(UNLINK, { accountId: 'x' })]),
  scenario(
    'verify-password',
    ['anonymous', post(CHECK, { password: PASSWORD })],
    ['anonymous, empty body', post(CHECK, {})],
    signUp,
    ['right', post(CHECK, { password: PASSWORD })],
    ['wrong', post(CHECK, { password: 'wrong horse battery' })],
    ['empty', post(CHECK, { password: '' })],
    ['long', post(CHECK, { password: 'x'.repeat(300) })],
    ['extra keys', post(CHECK, { password: PASSWORD, userId: 'x' })],
    ['GET', get(CHECK)],
  ),
  scenario('verify-password wrong types', signUp, ...wrongTypes(CHECK, {}, 'password', ['number', 'null', 'array', 'object', 'boolean'])),
  scenario('verify-password malformed, signed in', signUp, ...malformed(CHECK)),
  scenario('verify-password with a dead session', signUp, end, ['check', post(CHECK, { password: PASSWORD }, { forget: true })]),
];
