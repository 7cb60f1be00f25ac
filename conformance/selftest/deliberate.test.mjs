// Are the deliberate differences tight? Each of these is next to one of them, and must not be covered by it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deliberate, differences } from '../differential/compare.mjs';
import { deliberate } from '../differential/deliberate/index.mjs';

const EVIL = 'https://evil.example';
const HANDLE = 'first in answer 1 body.token>';
const OTHER = 'first in answer 2 body.session.id>';
const GIVEN = 'given; httponly; max-age=900; path=/; samesite=lax';

/** The fields that stay unexpected when the reference answers one thing and Signet another. */
function uncovered({ name = 'any > request', step = {}, reference = {}, signet = {} }) {
  const answers = { reference: new Map(Object.entries(reference)), signet: new Map(Object.entries(signet)) };
  const list = new Deliberate(deliberate);
  return differences(answers.reference, answers.signet)
    .filter((difference) => !list.covering({ name, step, answers }, difference))
    .map(({ field }) => field);
}

const allowed = { 'access-control-allow-origin': '{origin}', 'access-control-allow-credentials': 'true' };
const cases = {
  'CORS for the own origin is covered': [{ signet: allowed }, []],
  'CORS for an evil origin is not': [
    { step: { origin: EVIL }, signet: { ...allowed, 'access-control-allow-origin': EVIL } },
    Object.keys(allowed),
  ],
  'the own origin named to an evil one is not': [{ step: { origin: EVIL }, signet: allowed }, Object.keys(allowed)],
  'CORS for no origin is not': [{ step: { origin: null }, signet: allowed }, Object.keys(allowed)],
  'CORS for a wildcard is not': [{ signet: { 'access-control-allow-origin': '*' } }, ['access-control-allow-origin']],
  'credentials without an origin are not': [
    { signet: { 'access-control-allow-credentials': 'true' } },
    ['access-control-allow-credentials'],
  ],
  'exposing another header is not': [
    { signet: { 'access-control-expose-headers': 'set-auth-jwt, Set-Cookie' } },
    ['access-control-expose-headers'],
  ],
  'a preflight answered to evil is not': [
    { name: 'HEAD and OPTIONS > preflight from evil', step: { origin: EVIL }, reference: { status: '404' }, signet: { status: '204' } },
    ['status'],
  ],
  'a session id that is its token is covered': [
    {
      reference: { 'body.session.id': `<identity, ${OTHER}`, 'body.session.token': `<32 letters and digits, ${HANDLE}` },
      signet: { 'body.session.id': `<identity, ${HANDLE}`, 'body.session.token': `<32 letters and digits, ${HANDLE}` },
    },
    [],
  ],
  'a session id that is something else is not': [
    {
      reference: { 'body.session.id': `<identity, ${OTHER}` },
      signet: { 'body.session.id': '<identity, first in answer 9 body.session.id>' },
    },
    ['body.session.id'],
  ],
  'a session address that is none is not': [
    { reference: { 'body.session.ipAddress': '""' }, signet: { 'body.session.ipAddress': '"localhost"' } },
    ['body.session.ipAddress'],
  ],
  'an access token cookie beside session_data is covered': [
    {
      reference: { 'cookie better-auth.session_data': GIVEN },
      signet: { 'cookie better-auth.session_data': GIVEN, 'cookie better-auth.access_token': GIVEN },
    },
    [],
  ],
  'an access token cookie that script can read is not': [
    {
      reference: { 'cookie better-auth.session_data': GIVEN },
      signet: { 'cookie better-auth.session_data': GIVEN, 'cookie better-auth.access_token': GIVEN.replace(' httponly;', '') },
    },
    ['cookie better-auth.access_token'],
  ],
  'an access token cookie alone is not': [{ signet: { 'cookie better-auth.access_token': GIVEN } }, ['cookie better-auth.access_token']],
  'an access token of another session is not': [
    {
      signet: { 'set-auth-jwt claims.sid': `<identity, ${OTHER}`, 'body.session.id': `<identity, ${HANDLE}` },
      reference: { 'body.session.id': `<identity, ${HANDLE}` },
    },
    ['set-auth-jwt claims.sid'],
  ],
  'a claim about another person is not': [
    { reference: { 'set-auth-jwt claims.sub': '<identity, a>' }, signet: { 'set-auth-jwt claims.sub': '<identity, b>' } },
    ['set-auth-jwt claims.sub'],
  ],
  'a token that lives longer is not': [
    { reference: { 'body.token claims.seconds': '900' }, signet: { 'body.token claims.seconds': '3600' } },
    ['body.token claims.seconds'],
  ],
  'a token without a signature is not': [
    { reference: { 'body.token header.alg': '"EdDSA"' }, signet: { 'body.token header.alg': '"none"' } },
    ['body.token header.alg'],
  ],
  'a session cookie that outlives the session is not': [
    {
      name: 'update-user > name',
      reference: { 'cookie better-auth.session_token': GIVEN.replace('900', '604800') },
      signet: { 'cookie better-auth.session_token': GIVEN.replace('900', '604801') },
    },
    ['cookie better-auth.session_token'],
  ],
  'a dead session that is answered is not': [
    { name: 'get-session of a dead session > authoritative', reference: { body: 'null' }, signet: { body: 'object' } },
    ['body'],
  ],
  'the session of somebody else after sign-out is not': [
    {
      name: 'sign-out with the cookies of before > replayed session, authoritative',
      reference: { body: 'null' },
      signet: { body: 'object', 'body.session.token': `<32 letters and digits, ${OTHER}` },
    },
    ['body'],
  ],
  'a session that goes on after another one was ended is not': [
    { name: 'revoke-session > session, authoritative', reference: { body: 'null' }, signet: { body: 'object' } },
    ['body'],
  ],
  'an answer to a revocation that tells whose session it was is not': [
    { name: 'revoke-session > foreign', reference: { 'body.status': 'true' }, signet: { 'body.status': 'false' } },
    ['body.status'],
  ],
  'a list for a signed-out copy is not': [
    { name: 'list-sessions > with the cookies of before', reference: { status: '401' }, signet: { status: '200' } },
    ['status'],
  ],
  'a notice beside the mails is covered': [
    { reference: { mails: 'reset-password a@example.com' }, signet: { mails: 'password-changed a@example.com, reset-password a@example.com' } },
    [],
  ],
  'a mail that is not sent is not': [
    { reference: { mails: 'reset-password a@example.com' }, signet: { mails: 'password-changed a@example.com' } },
    ['mails'],
  ],
  'a mail to somebody else is not': [
    { reference: { mails: 'reset-password a@example.com' }, signet: { mails: 'reset-password a@example.com, reset-password e@example.com' } },
    ['mails'],
  ],
  'a link to another place is not': [
    {
      step: { absolute: '{link}' },
      reference: { 'mail url': '{origin}/api/auth/verify-email?token={code}&callbackURL=%2F' },
      signet: { 'mail url': 'https://evil.example/api/auth/verify-email?token={code}&callbackURL=%2F' },
    },
    ['mail url'],
  ],
  'a session that outlives a reset is not': [
    { name: 'mail reset > the session of before', reference: { body: 'null' }, signet: { body: 'object' } },
    ['body'],
  ],
  'a visitor whom the link of a change signs in is not': [
    {
      name: 'mail change for a visitor > follow',
      signet: { 'cookie better-auth.session_token': GIVEN.replace('900', '604800'), location: '/' },
      reference: { location: '/' },
    },
    ['cookie better-auth.session_token'],
  ],
  'a longer copy for who is not to be remembered is not': [
    {
      name: 'sign-in rememberMe false > sign in',
      reference: { 'session_data claims.seconds': '300' },
      signet: { 'session_data claims.seconds': '900' },
    },
    ['session_data claims.seconds'],
  ],
  'a second copy for who is not to be remembered is not': [
    {
      name: 'sign-in rememberMe false > session without cache',
      signet: { 'cookie better-auth.session_data': 'given; httponly; path=/; samesite=lax', body: 'object' },
      reference: { body: 'object' },
    },
    ['cookie better-auth.session_data'],
  ],
  'a refusal of good input is not': [
    { name: 'update-user limits > name of 255 units', reference: { status: '200' }, signet: { status: '400' } },
    ['status'],
  ],
};

for (const [name, [request, expected]] of Object.entries(cases))
  test(name, () => assert.deepEqual(uncovered(request).sort(), [...expected].sort()));
