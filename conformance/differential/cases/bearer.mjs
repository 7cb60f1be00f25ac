// Sessions by `Authorization: Bearer`, where the server takes them.
import { get, only, PASSWORD, post, scenario, signUp } from './steps.mjs';

const signUpKeepingToken = ['sign up', { ...signUp[1], keep: { own: 'token' } }];
const bare = (authorization, extra = {}) => ({ anonymous: true, forget: true, origin: null, headers: { authorization }, ...extra });

export const scenarios = only(
  { bearer: 'on' },
  scenario(
    'bearer',
    signUpKeepingToken,
    ['sign in', post('/sign-in/email', { email: '{mail}', password: PASSWORD }, { anonymous: true, forget: true })],
    ['session', get('/get-session', bare('Bearer {own}'))],
    ['small letters', get('/get-session', bare('bearer {own}'))],
    ['two blanks', get('/get-session', bare('Bearer  {own}'))],
    ['Basic', get('/get-session', bare('Basic {own}'))],
    ['nothing', get('/get-session', bare('Bearer '))],
    ['unknown', get('/get-session', bare('Bearer abcdefghijklmnopqrstuvwxyzABCDEF'))],
    ['wrong signature', get('/get-session', bare(`Bearer {own}.${'A'.repeat(43)}=`))],
    ['token', get('/token', bare('Bearer {own}'))],
    ['update-user', post('/update-user', { name: 'Countess' }, bare('Bearer {own}'))],
    ['sign out', post('/sign-out', {}, bare('Bearer {own}'))],
    ['session afterwards', get('/get-session', bare('Bearer {own}'))],
  ),
);
