// The list of devices: only a server that keeps sessions in its database has one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signetUrl } from '../lib/signet.mjs';
import { anotherDevice, Browser, PASSWORD, signedIn } from './browser.mjs';
import { failsValidation, failsWith, isRecentDate } from './expect.mjs';

const { status } = await fetch(`${signetUrl()}/api/auth/list-sessions`);
const inDatabase = { skip: status === 404 && 'the server keeps no sessions' };
const authoritative = { query: { disableCookieCache: true } };

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

test('listSessions tells which browser each device has', inDatabase, async () => {
  const { client, who } = await signedIn();
  const headers = { 'user-agent': 'Telephone/1.0' };
  await new Browser().client().signIn.email({ email: who.email, password: PASSWORD, fetchOptions: { headers } });
  const agents = (await client.listSessions()).data.map(({ userAgent }) => userAgent);
  assert.equal(agents.length, 2);
  assert.equal(agents[1], 'Telephone/1.0');
});

test('a session that is not to be remembered is in the list, and ends within a day', inDatabase, async () => {
  const { client, who } = await signedIn();
  const { token } = await anotherDevice(who, { rememberMe: false });
  const { expiresAt } = (await client.listSessions()).data.find((session) => session.token === token);
  assert.ok(expiresAt - Date.now() <= 24 * 3600 * 1000);
});

test('a device that was revoked gets no token at once [R-081]', inDatabase, async () => {
  const { client, who } = await signedIn();
  const other = await anotherDevice(who);
  await client.revokeSession({ token: other.token });
  failsWith(await other.client.token(), 401, 'UNAUTHORIZED', 'Unauthorized');
});

test('a device that was revoked changes nothing at once [R-081]', inDatabase, async () => {
  const { client, who } = await signedIn();
  const other = await anotherDevice(who);
  await client.revokeSession({ token: other.token });
  failsWith(await other.client.updateUser({ name: 'Eve' }), 401, 'UNAUTHORIZED', 'Unauthorized');
  failsWith(await other.client.listSessions(), 401, 'UNAUTHORIZED', 'Unauthorized');
  assert.equal((await client.getSession(authoritative)).data.user.name, who.name);
});

test('revokeSession again and for an unknown token succeeds', inDatabase, async () => {
  const { client, who } = await signedIn();
  const other = await anotherDevice(who);
  for (const token of [other.token, other.token, 'a'.repeat(32), ''])
    assert.deepEqual(await client.revokeSession({ token }), { data: { status: true }, error: null });
  assert.equal((await client.listSessions()).data.length, 1);
});

test('changePassword leaves one session in the list', inDatabase, async () => {
  const { client, who, data } = await signedIn();
  await anotherDevice(who);
  await client.changePassword({ currentPassword: PASSWORD, newPassword: 'next horse battery' });
  const { data: sessions } = await client.listSessions();
  assert.equal(sessions.length, 1);
  assert.notEqual(sessions[0].token, data.token);
});

test('signOut takes this device off the list', inDatabase, async () => {
  const { client, who, data } = await signedIn();
  const other = await anotherDevice(who);
  await client.signOut();
  const tokens = (await other.client.listSessions()).data.map(({ token }) => token);
  assert.deepEqual(tokens, [other.token]);
  assert.notEqual(other.token, data.token);
});

test('revokeSessions of one device empties the list of all', inDatabase, async () => {
  const { client, who } = await signedIn();
  const other = await anotherDevice(who);
  await client.revokeSessions();
  failsWith(await other.client.listSessions(), 401, 'UNAUTHORIZED', 'Unauthorized');
  const again = await anotherDevice(who);
  assert.equal((await again.client.listSessions()).data.length, 1);
});

test('revokeOtherSessions without a session fails', async () => {
  failsWith(await new Browser().client().revokeOtherSessions(), 401, 'UNAUTHORIZED', 'Unauthorized');
});

test('updateSession without a session fails', async () => {
  failsWith(await new Browser().client().updateSession({ color: 'red' }), 401, 'UNAUTHORIZED', 'Unauthorized');
});
