// What a JavaScript middleware in front of the server reads from the cookies it sets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCookieCache, getSessionCookie } from 'better-auth/cookies';
import { signetSecret, signetUrl } from '../lib/signet.mjs';
import { Browser, signedIn } from './browser.mjs';
import { CACHE_COOKIE } from './expect.mjs';

const needsSecret = { skip: signetSecret() === undefined && 'SIGNET_SECRET is not set' };
const strategy = process.env.SIGNET_COOKIE_CACHE ?? 'jwt';
const cacheOf = (browser, secret = signetSecret()) =>
  getCookieCache(browser.pageRequest(), { strategy, secret, isSecure: signetUrl().startsWith('https:') });

test('getSessionCookie finds the cookie of a signed-in browser', async () => {
  const { browser } = await signedIn();
  assert.ok(getSessionCookie(browser.pageRequest()));
  assert.ok(getSessionCookie(browser.pageRequest().headers));
});

test('getSessionCookie finds nothing before sign-in and after sign-out', async () => {
  assert.equal(getSessionCookie(new Browser().pageRequest()), null);
  const { browser, client } = await signedIn();
  await client.signOut();
  assert.equal(getSessionCookie(browser.pageRequest()), null);
});

test('getCookieCache reads session and user [R-019] [R-089]', needsSecret, async () => {
  const { browser, data } = await signedIn();
  const cache = await cacheOf(browser);
  assert.equal(cache.user.id, data.user.id);
  assert.equal(cache.user.email, data.user.email);
  assert.equal(cache.session.token, data.token);
  assert.equal(cache.session.userId, data.user.id);
  assert.equal(typeof cache.updatedAt, 'number');
});

test('getCookieCache agrees with getSession', needsSecret, async () => {
  const { browser, client } = await signedIn();
  const { session, user } = (await client.getSession()).data;
  const cache = await cacheOf(browser);
  const plain = (value) => JSON.parse(JSON.stringify(value));
  assert.deepEqual(plain(cache.session), plain(session));
  assert.deepEqual(plain(cache.user), plain(user));
});

test('getCookieCache follows updateUser', needsSecret, async () => {
  const { browser, client } = await signedIn();
  await client.updateUser({ name: 'Countess' });
  assert.equal((await cacheOf(browser)).user.name, 'Countess');
});

test('getCookieCache refuses a wrong secret', needsSecret, async () => {
  const { browser } = await signedIn();
  assert.equal(await cacheOf(browser, 'a-secret-nobody-uses-0123456789abcdef'), null);
});

test('getCookieCache refuses a changed cookie', needsSecret, async () => {
  const { browser } = await signedIn();
  const value = browser.jar.get(CACHE_COOKIE);
  const at = Math.floor(value.length / 2);
  browser.jar.set(CACHE_COOKIE, value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1));
  assert.equal(await cacheOf(browser), null);
});

test('script cannot read any cookie of the server [R-045]', async () => {
  const { browser } = await signedIn();
  const lines = browser.answers.flatMap((answer) => answer.headers.getSetCookie());
  assert.ok(lines.length >= 2);
  for (const line of lines) assert.match(line, /; httponly/i);
  for (const line of lines) assert.match(line, /; samesite=lax/i);
});
