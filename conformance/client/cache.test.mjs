// The copy of session and user in a cookie: when it answers, and when the server is asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anotherDevice, signedIn } from './browser.mjs';
import { CACHE_COOKIE } from './expect.mjs';

const authoritative = { query: { disableCookieCache: true } };
const setCookies = ({ answers }) => answers.at(-1).headers.getSetCookie();

test('a read from the cache sets no cookie', async () => {
  const { browser, client } = await signedIn();
  await client.getSession();
  assert.deepEqual(setCookies(browser), []);
});

test('disableCookieCache sees at once what another device has changed', async () => {
  const { client, who } = await signedIn();
  const other = await anotherDevice(who);
  await other.client.updateUser({ name: 'Countess' });
  assert.equal((await client.getSession()).data.user.name, who.name);
  assert.equal((await client.getSession(authoritative)).data.user.name, 'Countess');
});

test('a read past the cache renews it', async () => {
  const { browser, client, who } = await signedIn();
  const other = await anotherDevice(who);
  await other.client.updateUser({ name: 'Countess' });
  const before = browser.jar.get(CACHE_COOKIE);
  await client.getSession(authoritative);
  assert.notEqual(browser.jar.get(CACHE_COOKIE), before);
  assert.equal((await client.getSession()).data.user.name, 'Countess');
});

test('disableRefresh leaves the cookies alone', async () => {
  const { browser, client } = await signedIn();
  await client.getSession({ query: { disableCookieCache: true, disableRefresh: true } });
  assert.deepEqual(setCookies(browser), []);
});

test('the copy of another session is not believed', async () => {
  const ada = await signedIn();
  const eve = await signedIn();
  ada.browser.jar.set(CACHE_COOKIE, eve.browser.jar.get(CACHE_COOKIE));
  assert.equal((await ada.client.getSession()).data.user.email, ada.who.email);
});

test('the copy without the session cookie is nobody', async () => {
  const { browser, client } = await signedIn();
  browser.jar.delete('better-auth.session_token');
  assert.equal((await client.getSession()).data, null);
});

test('a session that is not to be remembered gets no second copy [R-370]', async () => {
  const { who } = await signedIn();
  const { browser, client } = await anotherDevice(who, { rememberMe: false });
  assert.ok(browser.jar.get(CACHE_COOKIE));
  browser.jar.delete(CACHE_COOKIE);
  assert.equal((await client.getSession()).data.user.email, who.email);
  assert.equal(browser.jar.get(CACHE_COOKIE), undefined);
});
