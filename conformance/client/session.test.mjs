import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, PASSWORD, signedIn } from './browser.mjs';
import { CACHE_COOKIE, failsWith, isRecentDate, isUser, SESSION_COOKIE } from './expect.mjs';

const SESSION_KEYS = ['createdAt', 'expiresAt', 'id', 'ipAddress', 'token', 'updatedAt', 'userAgent', 'userId'];
const authoritative = { query: { disableCookieCache: true } };

function copyOf({ jar }) {
  const copy = new Browser();
  for (const name of jar.names()) copy.jar.set(name, jar.get(name));
  return copy;
}

test('getSession without a cookie is null and no error', async () => {
  assert.deepEqual(await new Browser().client().getSession(), { data: null, error: null });
});

test('getSession has the session and the user [R-059]', async () => {
  const { client, who, data: signUp } = await signedIn();
  const { data } = await client.getSession();
  assert.deepEqual(Object.keys(data).sort(), ['session', 'user']);
  assert.deepEqual(Object.keys(data.session).sort(), SESSION_KEYS);
  assert.equal(data.session.userId, data.user.id);
  assert.equal(data.session.token, signUp.token);
  isUser(data.user, who);
});

test('the dates of a session are Date objects', async () => {
  const { client } = await signedIn();
  const { session } = (await client.getSession()).data;
  isRecentDate(session.createdAt);
  isRecentDate(session.updatedAt);
  assert.ok(session.expiresAt instanceof Date);
  assert.ok(session.expiresAt > new Date());
});

test('the cached and the authoritative session are the same', async () => {
  const { client } = await signedIn();
  assert.deepEqual((await client.getSession()).data, (await client.getSession(authoritative)).data);
});

test('a lost cache cookie comes back', async () => {
  const { browser, client } = await signedIn();
  browser.jar.delete(CACHE_COOKIE);
  assert.ok((await client.getSession()).data);
  assert.ok(browser.jar.get(CACHE_COOKIE));
});

test('a forged session cookie is nobody', async () => {
  const { browser, client } = await signedIn();
  browser.jar.set(SESSION_COOKIE, `${'a'.repeat(32)}.${'A'.repeat(43)}%3D`);
  assert.deepEqual(await client.getSession(), { data: null, error: null });
});

test('the answer must not be stored', async () => {
  const { browser, client } = await signedIn();
  await client.getSession();
  assert.match(browser.answers.at(-1).headers.get('cache-control'), /no-store/);
});

test('signOut ends the session and empties the jar [R-059]', async () => {
  const { browser, client } = await signedIn();
  assert.deepEqual(await client.signOut(), { data: { success: true }, error: null });
  assert.deepEqual(browser.jar.names(), []);
  assert.equal((await client.getSession()).data, null);
});

// Signing out reaches this browser alone (sign-out-leaves-copies in the README); this is what does reach a copy.
test('revokeSessions ends a copy that was taken before signOut, at once for sensitive calls', async () => {
  const { browser, client, who } = await signedIn();
  const thief = copyOf(browser);
  await client.signOut();
  await client.signIn.email({ email: who.email, password: PASSWORD });
  await client.revokeSessions();
  const change = { currentPassword: PASSWORD, newPassword: 'next horse battery' };
  failsWith(await thief.client().changePassword(change), 401, 'UNAUTHORIZED', 'Unauthorized');
  assert.equal((await thief.client().getSession(authoritative)).data, null);
});

test('revokeSessions ends a copy when its cached session runs out', async () => {
  const { browser, client } = await signedIn();
  const thief = copyOf(browser);
  await client.revokeSessions();
  thief.jar.delete(CACHE_COOKIE);
  assert.equal((await thief.client().getSession()).data, null);
  assert.deepEqual(thief.jar.names(), []);
});

test('changePassword with revokeOtherSessions ends a copy of the cookies of before', async () => {
  const { browser, client } = await signedIn();
  const thief = copyOf(browser);
  await client.changePassword({ currentPassword: PASSWORD, newPassword: 'next horse battery', revokeOtherSessions: true });
  assert.equal((await thief.client().getSession(authoritative)).data, null);
});

test('signOut without a session succeeds', async () => {
  assert.deepEqual(await new Browser().client().signOut(), { data: { success: true }, error: null });
});

test('signOut leaves the other device alone', async () => {
  const { client, who } = await signedIn();
  const other = new Browser().client();
  await other.signIn.email({ email: who.email, password: PASSWORD });
  await client.signOut();
  assert.ok((await other.getSession(authoritative)).data);
});

test('revokeSessions ends every session', async () => {
  const { client, who } = await signedIn();
  const other = new Browser().client();
  await other.signIn.email({ email: who.email, password: PASSWORD });
  assert.deepEqual(await client.revokeSessions(), { data: { status: true }, error: null });
  assert.equal((await other.getSession(authoritative)).data, null);
  assert.equal((await client.getSession(authoritative)).data, null);
});

test('revokeSessions without a session fails', async () => {
  failsWith(await new Browser().client().revokeSessions(), 401, 'UNAUTHORIZED', 'Unauthorized');
});

test('a page of another origin cannot use the cookies', async () => {
  const { browser } = await signedIn();
  const headers = { cookie: browser.jar.header(), origin: 'https://evil.example', 'content-type': 'application/json' };
  const response = await fetch(browser.answers[0].url.replace('/sign-up/email', '/update-user'), {
    method: 'POST',
    headers,
    body: '{"name":"Eve"}',
  });
  assert.equal(response.status, 403);
  assert.equal((await response.json()).code, 'INVALID_ORIGIN');
});

test('the client meets no route for another method', async () => {
  const { error } = await new Browser().client().$fetch('/sign-in/email', { method: 'GET' });
  assert.equal(error.status, 404);
  assert.equal(error.code, undefined);
});
