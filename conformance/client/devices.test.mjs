// The list of devices: only a server that keeps sessions in its database has one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signetUrl } from '../lib/signet.mjs';
import { Browser, PASSWORD, signedIn } from './browser.mjs';
import { failsValidation, failsWith, isRecentDate } from './expect.mjs';

const { status } = await fetch(`${signetUrl()}/api/auth/list-sessions`);
const inDatabase = { skip: status === 404 && 'the server keeps no sessions' };
const authoritative = { query: { disableCookieCache: true } };

async function anotherDevice(who) {
  const browser = new Browser();
  const client = browser.client();
  const { data } = await client.signIn.email({ email: who.email, password: PASSWORD });
  return { browser, client, token: data.token };
}

test('listSessions has every device, each with its token [R-084]', inDatabase, async () => {
  const { client, who, data } = await signedIn();
  const other = await anotherDevice(who);
  const { data: sessions, error } = await client.listSessions();
  assert.equal(error, null);
  assert.deepEqual(
    sessions.map(({ token }) => token),
    [data.token, other.token],
  );
  for (const session of sessions) {
    isRecentDate(session.createdAt);
    assert.ok(session.expiresAt > new Date());
    assert.equal(session.userId, data.user.id);
  }
});

test('the session of getSession is one of the list', inDatabase, async () => {
  const { client } = await signedIn();
  const { session } = (await client.getSession()).data;
  assert.deepEqual((await client.listSessions()).data, [session]);
});

test('listSessions without a session fails', inDatabase, async () => {
  failsWith(await new Browser().client().listSessions(), 401, 'UNAUTHORIZED', 'Unauthorized');
});

test('revokeSession ends one device [R-086]', inDatabase, async () => {
  const { client, who } = await signedIn();
  const other = await anotherDevice(who);
  const third = await anotherDevice(who);
  assert.deepEqual(await client.revokeSession({ token: other.token }), { data: { status: true }, error: null });
  assert.equal((await other.client.getSession(authoritative)).data, null);
  assert.deepEqual(other.browser.jar.names(), []);
  assert.ok((await third.client.getSession(authoritative)).data);
  assert.equal((await client.listSessions()).data.length, 2);
});

test('revokeSession leaves the session of somebody else alone [R-086]', inDatabase, async () => {
  const { client } = await signedIn();
  const eve = await signedIn();
  assert.deepEqual(await client.revokeSession({ token: eve.data.token }), { data: { status: true }, error: null });
  assert.ok((await eve.client.getSession(authoritative)).data);
});

test('revokeSession of this device signs out', inDatabase, async () => {
  const { browser, client, data } = await signedIn();
  await client.revokeSession({ token: data.token });
  assert.deepEqual(browser.jar.names(), []);
  assert.equal((await client.getSession()).data, null);
});

test('revokeSession needs a token and a session', inDatabase, async () => {
  const { client } = await signedIn();
  failsValidation(await client.revokeSession({ token: 42 }), '[body.token] Invalid input: expected string, received number');
  failsWith(await new Browser().client().revokeSession({ token: 'x' }), 401, 'UNAUTHORIZED', 'Unauthorized');
});

test('signOut ends every copy of the cookies [R-081]', inDatabase, async () => {
  const { browser, client } = await signedIn();
  const thief = new Browser();
  for (const name of browser.jar.names()) thief.jar.set(name, browser.jar.get(name));
  await client.signOut();
  failsWith(await thief.client().token(), 401, 'UNAUTHORIZED', 'Unauthorized');
  assert.equal((await thief.client().getSession(authoritative)).data, null);
});

test('revokeOtherSessions keeps this device alone [R-087]', async () => {
  const { client, who } = await signedIn();
  const other = await anotherDevice(who);
  assert.deepEqual(await client.revokeOtherSessions(), { data: { status: true }, error: null });
  assert.equal((await other.client.getSession(authoritative)).data, null);
  assert.ok((await client.getSession(authoritative)).data);
});

test('updateSession has no field to change', async () => {
  const { client } = await signedIn();
  const { error } = await client.updateSession({ color: 'red' });
  assert.equal(error.status, 400);
  assert.equal(error.message, 'No fields to update');
});
