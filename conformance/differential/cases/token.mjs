import { get, only, post, scenario, signUp } from './steps.mjs';

const TOKEN = 'better-auth.session_token';

export const scenarios = [
  scenario(
    'jwks',
    ['anonymous', get('/jwks')],
    ['again', get('/jwks')],
    ['POST', post('/jwks', {})],
    ['query', get('/jwks?x=1')],
    ['evil origin', get('/jwks', { origin: 'https://evil.example' })],
  ),
  scenario(
    'token anonymous',
    ['no cookie', get('/token')],
    ['garbage cookie', get('/token', { setCookies: { [TOKEN]: 'abc.def' } })],
    ['POST', post('/token', {}, { anonymous: true })],
  ),
  scenario(
    'token',
    signUp,
    ['signed in', get('/token')],
    ['evil origin', get('/token', { origin: 'https://evil.example' })],
    ['no origin', get('/token', { origin: null })],
    ['token tampered', get('/token', { tamper: [TOKEN] })],
  ),
  scenario('token with a dead session', signUp, ['end it', post('/revoke-sessions', {}, { forget: true })], ['token', get('/token')]),
  ...only(
    { bearer: 'off' },
    scenario(
      'token bearer without the plugin',
      signUp,
      ['bearer', get('/token', { anonymous: true, headers: { authorization: 'Bearer abcdefghijklmnopqrstuvwxyzABCDEF' } })],
      ['session by bearer', get('/get-session', { anonymous: true, headers: { authorization: 'Bearer abc' } })],
    ),
  ),
];
