// What is done by mail, with the links of real mails, on a server on which no address has to be proved.
import { follow, get, link, mails, only, PASSWORD, person, post, scenario, signUp } from './steps.mjs';

const RESET = '/request-password-reset';
const SET = '/reset-password';
const SEND = '/send-verification-email';
const CHANGE = '/change-email';
const NEXT = 'next horse battery';
const EVIL = 'https%3A%2F%2Fevil.example';
const AUTHORITATIVE = '/get-session?disableCookieCache=true';
const elsewhere = { anonymous: true, forget: true };
const login = (email, password = PASSWORD) => post('/sign-in/email', { email, password }, elsewhere);
const ask = post(RESET, { email: '{mail}', redirectTo: '/new' }, elsewhere);
const set = (extra = {}, more = elsewhere) => post(SET, { newPassword: NEXT, token: '{code}', ...extra }, more);
const prove = [
  ['ask for a proof', post(SEND, { email: '{mail}' }, elsewhere)],
  ['prove', follow('verify-email')],
];
const eve = ['somebody else', post('/sign-up/email', person({ name: 'Eve', email: 'eve-{mail}' }), elsewhere)];
const token = (claims, extra = {}) => ({ method: 'GET', path: '/verify-email?token={code}', signed: { claims, ...extra } });
const toPage = (claims, extra = {}) => ({ ...token(claims, extra), path: '/verify-email?token={code}&callbackURL=%2Fwelcome%3Fa%3D1' });

export const scenarios = only(
  { mails: 'in a file' },
  scenario(
    'mail reset',
    signUp,
    ['ask', ask],
    ['open the link', follow('reset-password', '{mail}', elsewhere)],
    ['open it again', link(elsewhere)],
    ['a new password', set()],
    ['the token again', set({ newPassword: 'another horse battery' })],
    ['open it afterwards', link(elsewhere)],
    ['old password', login('{mail}')],
    ['new password', login('{mail}', NEXT)],
    ['the session of before', get(AUTHORITATIVE)],
    mails,
  ),
  scenario(
    'mail reset of a signed-in browser',
    signUp,
    ['ask', post(RESET, { email: '{mail}', redirectTo: '{origin}/new?a=b' })],
    ['open the link', follow('reset-password', '{mail}', { forget: true })],
    ['open it with another page', get('/reset-password/{code}?callbackURL=%2Fother')],
    ['open it for another site', get(`/reset-password/{code}?callbackURL=${EVIL}`)],
    ['open it for nobody', get('/reset-password/{code}')],
    ['a new password, token in the query', post(`${SET}?token={code}`, { newPassword: NEXT }, elsewhere)],
    ['new password', login('{mail}', NEXT)],
  ),
  scenario(
    'mail reset without a page',
    signUp,
    ['ask', post(RESET, { email: '{mail}' }, elsewhere)],
    ['open the link', follow('reset-password', '{mail}', elsewhere)],
    ['a new password', set()],
  ),
  scenario(
    'mail reset with bad passwords',
    signUp,
    ['ask', ask],
    ['open the link', follow('reset-password', '{mail}', elsewhere)],
    ['short', set({ newPassword: 'short' })],
    ['long', set({ newPassword: 'x'.repeat(129) })],
    ['missing', set({ newPassword: undefined })],
    ['a number', set({ newPassword: 12345678 })],
    ['empty', set({ newPassword: '' })],
    ['another token', set({ token: 'x{code}' })],
    ['its prefix', set({ token: 'reset-password:{code}' })],
    ['token with a blank', set({ token: '{code} ' })],
    ['evil origin, with a cookie', set({}, { origin: 'https://evil.example' })],
    ['a new password, and more', set({ email: 'eve@example.com', userId: 'x' })],
    ['new password', login('{mail}', NEXT)],
  ),
  scenario(
    'mail reset asked for twice',
    signUp,
    ['ask', ask],
    ['read the first', follow('reset-password', '{mail}', elsewhere)],
    ['ask again', ask],
    ['the first is still good', link(elsewhere)],
    ['read the second', follow('reset-password', '{mail}', elsewhere)],
    ['a new password by the second', set()],
    ['new password', login('{mail}', NEXT)],
  ),
  scenario('mail reset for nobody', ['ask', ask], signUp, ['evil page', post(RESET, { email: '{mail}', redirectTo: 'https://evil.example' })], mails),
  scenario(
    'mail verify',
    signUp,
    ['ask', post(SEND, { email: '{mail}' })],
    ['follow', follow('verify-email')],
    ['session', get('/get-session')],
    ['session, authoritative', get(AUTHORITATIVE)],
    ['follow again', link()],
    ['follow without a page', get('/verify-email?token={code}')],
    ['follow in another browser', link(elsewhere)],
    ['to another site', get(`/verify-email?token={code}&callbackURL=${EVIL}`)],
    ['ask again, signed in', post(SEND, { email: '{mail}' }, { forget: true })],
    ['ask again, as a visitor', post(SEND, { email: '{mail}' }, elsewhere)],
    mails,
  ),
  scenario(
    'mail verify in another browser',
    signUp,
    ['ask', post(SEND, { email: '{mail}', callbackURL: '/welcome?a=b' }, elsewhere)],
    ['follow', follow('verify-email', '{mail}', elsewhere)],
    ['session, authoritative', get(AUTHORITATIVE)],
  ),
  scenario(
    'mail verify without a page',
    signUp,
    ['ask', post(SEND, { email: '{mail}' })],
    ['token alone', { ...get('/verify-email?token={code}', elsewhere), mail: ['verify-email', '{mail}'] }],
    ['again', get('/verify-email?token={code}', elsewhere)],
    ['changed', get('/verify-email?token={code}x', elsewhere)],
    ['changed, with a page', get('/verify-email?token={code}x&callbackURL=%2Fwelcome', elsewhere)],
    ['in capitals', get('/verify-email?TOKEN={code}', elsewhere)],
    ['POST', post('/verify-email?token={code}', {}, elsewhere)],
  ),
  scenario(
    'mail verify by the reference',
    signUp,
    ['nobody', token({ email: 'nobody-{mail}' })],
    ['nobody, with a page', toPage({ email: 'nobody-{mail}' })],
    ['expired', token({ email: '{mail}' }, { lifetime: -60 })],
    ['expired, with a page', toPage({ email: '{mail}' }, { lifetime: -60 })],
    ['another secret', token({ email: '{mail}' }, { secret: 'somebody-elses-secret-0123456789abcdef' })],
    ['another secret, with a page', toPage({ email: '{mail}' }, { secret: 'somebody-elses-secret-0123456789abcdef' })],
    ['no address', token({})],
    ['no address, with a page', toPage({})],
    ['good', toPage({ email: '{mail}' })],
    ['session, authoritative', get(AUTHORITATIVE)],
  ),
  scenario(
    'mail change of an address that is not proved',
    signUp,
    ['ask', post(CHANGE, { newEmail: 'new-{mail}', callbackURL: '/changed' }, { forget: true })],
    ['follow', follow('verify-email', 'new-{mail}')],
    ['session, authoritative', get(AUTHORITATIVE)],
    ['old address', login('{mail}')],
    ['new address', login('new-{mail}')],
    mails,
  ),
  scenario(
    'mail change of a proved address',
    signUp,
    ...prove,
    ['ask', post(CHANGE, { newEmail: 'new-{mail}', callbackURL: '/changed' }, { forget: true })],
    ['allow it', follow('change-email')],
    ['not yet', get(AUTHORITATIVE, { forget: true })],
    ['prove the new one', follow('verify-email', 'new-{mail}')],
    ['session, authoritative', get(AUTHORITATIVE)],
    ['old address', login('{mail}')],
    ['new address', login('new-{mail}')],
    mails,
  ),
  scenario(
    'mail change to an address that is taken',
    signUp,
    eve,
    ['ask', post(CHANGE, { newEmail: 'eve-{mail}' }, { forget: true })],
    ['ask in capitals', post(CHANGE, { newEmail: 'EVE-{mail}' }, { forget: true })],
    ['evil page', post(CHANGE, { newEmail: 'new-{mail}', callbackURL: 'https://evil.example' }, { forget: true })],
    ['wrong type', post(CHANGE, { newEmail: 42 }, { forget: true })],
    ['wrong type of page', post(CHANGE, { newEmail: 'new-{mail}', callbackURL: 42 }, { forget: true })],
    mails,
  ),
  scenario(
    'mail change for a visitor',
    signUp,
    ['ask', post(CHANGE, { newEmail: 'new-{mail}' }, { forget: true })],
    ['follow', follow('verify-email', 'new-{mail}', elsewhere)],
    ['follow as a visitor again', link(elsewhere)],
  ),
);
