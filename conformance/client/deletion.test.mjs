// The end of an account.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anotherDevice, Browser, PASSWORD, signedIn } from './browser.mjs';
import { failsWith } from './expect.mjs';

const authoritative = { query: { disableCookieCache: true } };
const DELETED = { data: { success: true, message: 'User deleted' }, error: null };

test('deleteUser by the password ends account and session [R-098]', async () => {
  const { browser, client, who } = await signedIn();
  assert.deepEqual(await client.deleteUser({ password: PASSWORD }), DELETED);
  assert.deepEqual(browser.jar.names(), []);
  const { error } = await client.signIn.email({ email: who.email, password: PASSWORD });
  assert.equal(error.code, 'INVALID_EMAIL_OR_PASSWORD');
});

test('deleteUser of a fresh session needs no password', async () => {
  const { client } = await signedIn();
  assert.deepEqual(await client.deleteUser(), DELETED);
  assert.equal((await client.getSession()).data, null);
});

test('deleteUser refuses the wrong password, and deletes nothing', async () => {
  const { client, who } = await signedIn();
  failsWith(await client.deleteUser({ password: 'wrong horse battery' }), 400, 'INVALID_PASSWORD', 'Invalid password');
  assert.equal((await client.getSession(authoritative)).data.user.email, who.email);
});

test('deleteUser signs out every device', async () => {
  const { client, who } = await signedIn();
  const other = await anotherDevice(who);
  await client.deleteUser({ password: PASSWORD });
  assert.equal((await other.client.getSession(authoritative)).data, null);
  failsWith(await other.client.token(), 401, 'UNAUTHORIZED', 'Unauthorized');
});

test('after deleteUser the address is free, and the account another', async () => {
  const { client, who, data } = await signedIn();
  await client.deleteUser({ password: PASSWORD });
  const { data: again } = await client.signUp.email(who);
  assert.equal(again.user.email, who.email);
  assert.notEqual(again.user.id, data.user.id);
});

test('deleteUser without a session fails', async () => {
  failsWith(await new Browser().client().deleteUser({ password: PASSWORD }), 401, 'UNAUTHORIZED', 'Unauthorized');
});

test('deleteUser with an unknown token deletes nothing', async () => {
  const { client } = await signedIn();
  const { error } = await client.deleteUser({ token: 'unknown' });
  assert.equal(error.code, 'INVALID_TOKEN');
  assert.ok((await client.getSession(authoritative)).data);
});

test('the callback of a deletion without a session is not found', async () => {
  const { status } = await new Browser().send('/delete-user/callback?token=unknown', { method: 'GET', type: null });
  assert.equal(status, 404);
});
