// Reads that never write, and renewals by POST, where the server defers them. Every read is due: the update age is zero.
import { get, only, PASSWORD, post, postRaw, scenario, signUp } from './steps.mjs';

const SIGN_IN = { email: '{mail}', password: PASSWORD };

export const scenarios = only(
  { renewal: 'deferred' },
  scenario(
    'deferred renewal',
    ['anonymous', post('/get-session', {})],
    signUp,
    ['cached', get('/get-session')],
    ['due', get('/get-session?disableCookieCache=true')],
    ['due, disableRefresh', get('/get-session?disableCookieCache=true&disableRefresh=true')],
    ['renewed', post('/get-session', {})],
    ['renewed, no body', postRaw('/get-session', undefined, null)],
    ['POST, disableRefresh', post('/get-session?disableRefresh=true', {})],
    ['POST, without cache', post('/get-session?disableCookieCache=true', {})],
    ['POST, evil origin', post('/get-session', {}, { origin: 'https://evil.example' })],
    ['POST, no origin', post('/get-session', {}, { origin: null })],
    ['sign out', post('/sign-out', {})],
    ['POST afterwards', post('/get-session', {})],
  ),
  scenario(
    'deferred renewal, rememberMe false',
    signUp,
    ['sign in', post('/sign-in/email', { ...SIGN_IN, rememberMe: false })],
    ['read', get('/get-session?disableCookieCache=true')],
    ['POST', post('/get-session', {})],
  ),
  scenario(
    'deferred renewal of a dead session',
    signUp,
    ['other device ends all sessions', post('/revoke-sessions', {}, { forget: true })],
    ['POST, without cache', post('/get-session?disableCookieCache=true', {}, { forget: true })],
    ['POST', post('/get-session', {})],
  ),
);
