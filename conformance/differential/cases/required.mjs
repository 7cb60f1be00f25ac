// A server on which every address has to be proved, the link that does so signs in, and accounts are deleted by mail.
import { follow, get, link, mails, only, PASSWORD, person, post, scenario, without, wrongTypes } from './steps.mjs';

const UP = '/sign-up/email';
const IN = '/sign-in/email';
const DELETE = '/delete-user';
const AUTHORITATIVE = '/get-session?disableCookieCache=true';
const COOKIES = ['session_token', 'session_data', 'access_token'].map((name) => `better-auth.${name}`);
const elsewhere = { anonymous: true, forget: true };
const login = (extra = {}, more) => post(IN, { email: '{mail}', password: PASSWORD, ...extra }, more);
const up = ['sign up', post(UP, person())];
const proved = [up, ['prove', follow('verify-email')]];
const gone = [
  ['session, authoritative', get(AUTHORITATIVE)],
  ['sign in', login()],
];

export const scenarios = only(
  { verification: 'required', mails: 'in a file' },
  scenario(
    'proof at sign-up',
    up,
    ['nobody is signed in', get('/get-session')],
    ['sign in before', login()],
    ['sign in before, wrong password', login({ password: 'wrong horse battery' })],
    ['nobody is signed in yet', get('/get-session')],
    ['follow', follow('verify-email')],
    ['session', get('/get-session')],
    ['follow again', link()],
    ['follow in another browser', link(elsewhere)],
    ['sign in', login()],
  ),
  scenario('proof with a page', ['sign up', post(UP, person({ callbackURL: '/welcome?a=b' }))], ['follow', follow('verify-email')], mails),
  scenario(
    'proof without a page',
    up,
    ['token alone', { ...get('/verify-email?token={code}'), mail: ['verify-email', '{mail}'] }],
    ['session, authoritative', get(AUTHORITATIVE)],
    mails,
  ),
  scenario('sign-up with a page elsewhere', ['sign up', post(UP, person({ callbackURL: 'https://evil.example' }))], mails),
  scenario('sign-up of a known address', up, ['again', post(UP, person())], ['in capitals', post(UP, person({ email: '{MAIL}' }))], [
    'with another name and image',
    post(UP, person({ name: 'Eve', image: 'https://example.com/e.png', password: 'another horse battery' })),
  ]),
  scenario('sign-up of a proved address', ...proved, ['again', post(UP, person(), elsewhere)]),
  scenario(
    'sign-up required, malformed',
    ...Object.keys(person()).map((field) => [`${field} missing`, post(UP, without(person(), field))]),
    ...wrongTypes(UP, person(), 'email'),
    ['short password', post(UP, person({ password: 'short' }))],
    ['rememberMe false', post(UP, person({ rememberMe: false }))],
  ),
  scenario(
    'sign-in before the proof',
    up,
    ['sign in', login()],
    ['follow what it sent', follow('verify-email')],
    ['unknown', login({ email: 'nobody-{mail}' })],
  ),
  scenario(
    'proof asked for again',
    ['nobody', post('/send-verification-email', { email: '{mail}' }, elsewhere)],
    up,
    ['known', post('/send-verification-email', { email: '{mail}', callbackURL: '/welcome' }, elsewhere)],
    ['follow', follow('verify-email')],
    ['proved', post('/send-verification-email', { email: '{mail}' }, elsewhere)],
    ['signed in', post('/send-verification-email', { email: '{mail}' }, { forget: true })],
  ),
  scenario(
    'reset before the proof',
    up,
    ['ask', post('/request-password-reset', { email: '{mail}', redirectTo: '/new' }, elsewhere)],
    ['open the link', follow('reset-password', '{mail}', elsewhere)],
    ['a new password', post('/reset-password', { newPassword: 'next horse battery', token: '{code}' }, elsewhere)],
    ['old password', login({}, elsewhere)],
  ),
  scenario(
    'deletion by mail',
    ...proved,
    ['ask', post(DELETE, {}, { forget: true })],
    ['link without a session', { ...link(elsewhere), mail: ['delete-account', '{mail}'] }],
    ['still there', get(AUTHORITATIVE, { forget: true })],
    ['link', link()],
    ...gone,
    ['link again', link()],
    mails,
  ),
  scenario(
    'deletion by mail with a page',
    ...proved,
    ['ask', post(DELETE, { callbackURL: '/bye?a=b' }, { forget: true })],
    ['link', follow('delete-account')],
    ...gone,
  ),
  scenario('deletion by mail and token', ...proved, ['ask', post(DELETE, {}, { forget: true })], [
    'token',
    { ...post(DELETE, { token: '{code}' }), mail: ['delete-account', '{mail}'] },
  ], ...gone),
  scenario(
    'deletion by mail and password',
    ...proved,
    ['wrong password', post(DELETE, { password: 'wrong horse battery' }, { forget: true })],
    ['password', post(DELETE, { password: PASSWORD }, { forget: true })],
    ['link', follow('delete-account')],
    ...gone,
  ),
  scenario(
    'deletion by the link of another',
    ...proved,
    ['ask', post(DELETE, {}, { forget: true })],
    ['read it', { ...get('/ok'), mail: ['delete-account', '{mail}', 'hers'] }],
    ['an unknown token', get('/delete-user/callback?token=unknown', { forget: true })],
    ['evil page', get('/delete-user/callback?token=unknown&callbackURL=https%3A%2F%2Fevil.example', { forget: true })],
    ['Eve signs up', post(UP, person({ email: 'eve-{mail}' }), { dropCookies: COOKIES })],
    ['Eve proves her address', follow('verify-email', 'eve-{mail}')],
    ['by Eve', get('/delete-user/callback?token={hers}', { forget: true })],
    ['by Eve, in a body', post(DELETE, { token: '{hers}' }, { forget: true })],
    ['Eve is still there', get(AUTHORITATIVE)],
    ['and so is its owner', login({}, elsewhere)],
  ),
);
