import { LONE_SURROGATE, malformed, NUL, PASSWORD, post, postRaw, scenario, signUp, without, wrongTypes } from './steps.mjs';

const PATH = '/sign-in/email';
const body = (extra = {}) => ({ email: '{mail}', password: PASSWORD, ...extra });
const fresh = {
  dropCookies: ['better-auth.session_token', 'better-auth.session_data', 'better-auth.dont_remember', 'better-auth.access_token'],
};
const attempt = (name, ...steps) => scenario(name, signUp, ...steps);

export const scenarios = [
  attempt(
    'sign-in good',
    ['anonymous browser', post(PATH, body(), fresh)],
    ['signed-in browser', post(PATH, body())],
    ['session', { method: 'GET', path: '/get-session' }],
  ),
  attempt(
    'sign-in wrong',
    ['wrong password', post(PATH, body({ password: 'wrong horse battery' }), fresh)],
    ['unknown user', post(PATH, body({ email: 'nobody-{run}@example.com' }))],
    ['short password', post(PATH, body({ password: 'x' }))],
    ['long password', post(PATH, body({ password: 'x'.repeat(300) }))],
    ['sign in', post(PATH, body())],
    ['wrong password while signed in', post(PATH, body({ password: 'wrong horse battery' }))],
    ['still signed in', { method: 'GET', path: '/get-session' }],
  ),
  scenario(
    'sign-in missing fields',
    ['email missing', post(PATH, without(body(), 'email'))],
    ['password missing', post(PATH, without(body(), 'password'))],
  ),
  scenario('sign-in wrong type of email', ...wrongTypes(PATH, body(), 'email')),
  scenario('sign-in wrong type of password', ...wrongTypes(PATH, body(), 'password')),
  scenario('sign-in wrong type of callbackURL', ...wrongTypes(PATH, body(), 'callbackURL', ['number', 'null', 'array', 'object'])),
  scenario(
    'sign-in wrong type of rememberMe',
    ['rememberMe is "yes"', post(PATH, body({ rememberMe: 'yes' }))],
    ...wrongTypes(PATH, body(), 'rememberMe', ['number', 'null', 'array', 'object']),
  ),
  scenario(
    'sign-in bad e-mails',
    ...[
      'ada.example.com',
      'ada@@example.com',
      'ada l@example.com',
      ' ada@example.com',
      'ada@example.com.',
      'ädä@example.com',
      'ada@exämple.com',
      'ada@localhost',
      `${'a'.repeat(400)}@example.com`,
      'ada\u0000@example.com',
    ].map((email) => [JSON.stringify(email.slice(0, 30)), post(PATH, body({ email }))]),
  ),
  attempt('sign-in e-mail upper case', ['sign in', post(PATH, body({ email: '{MAIL}' }), fresh)]),
  attempt(
    'sign-in rememberMe false',
    ['sign in', post(PATH, body({ rememberMe: false }), fresh)],
    ['session', { method: 'GET', path: '/get-session' }],
    ['session without cache', { method: 'GET', path: '/get-session?disableCookieCache=true' }],
    ['sign in again, remembered', post(PATH, body())],
    ['session again', { method: 'GET', path: '/get-session' }],
  ),
  attempt('sign-in rememberMe true', ['sign in', post(PATH, body({ rememberMe: true }), fresh)]),
  attempt(
    'sign-in callbackURL',
    ['relative', post(PATH, body({ callbackURL: '/home' }), fresh)],
    ['own origin', post(PATH, body({ callbackURL: '{origin}/home' }))],
    ['empty', post(PATH, body({ callbackURL: '' }))],
    ['evil', post(PATH, body({ callbackURL: 'https://evil.example/x' }))],
    ['evil, no cookies', post(PATH, body({ callbackURL: '//evil.example' }), { anonymous: true })],
    ['evil and wrong password', post(PATH, body({ password: 'no', callbackURL: 'https://evil.example' }))],
  ),
  attempt('sign-in extra keys', ['sign in', post(PATH, body({ id: 'mine', role: 'admin', emailVerified: true }), fresh)]),
  attempt(
    'sign-in unstorable text',
    ['e-mail with a lone surrogate', post(PATH, body({ email: `${LONE_SURROGATE}@example.com` }), fresh)],
    ['password with NUL', post(PATH, body({ password: NUL }))],
    ['password with a lone surrogate', post(PATH, body({ password: LONE_SURROGATE }))],
    ['duplicate JSON key', postRaw(PATH, `{"email":"a@example.com","email":"{mail}","password":"${PASSWORD}"}`, 'application/json')],
  ),
  scenario('sign-in malformed', ...malformed(PATH)),
  attempt(
    'sign-in form',
    ['good', postRaw(PATH, 'email={mail}&password=correct+horse+battery', 'application/x-www-form-urlencoded', fresh)],
    ['wrong password', postRaw(PATH, 'email={mail}&password=no', 'application/x-www-form-urlencoded')],
    [
      'rememberMe=false',
      postRaw(PATH, 'email={mail}&password=correct+horse+battery&rememberMe=false', 'application/x-www-form-urlencoded'),
    ],
    ['empty', postRaw(PATH, '', 'application/x-www-form-urlencoded')],
  ),
];
