import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, PASSWORD, signedIn } from './browser.mjs';
import { failsValidation, failsWith } from './expect.mjs';

const NEXT = 'next horse battery';
const UNAUTHORIZED = [401, 'UNAUTHORIZED', 'Unauthorized'];
const authoritative = { query: { disableCookieCache: true } };

test('updateUser changes the name, seen at once [R-059]', async () => {
  const { client } = await signedIn();
  assert.deepEqual(await client.updateUser({ name: 'Countess' }), { data: { status: true }, error: null });
  assert.equal((await client.getSession()).data.user.name, 'Countess');
  assert.equal((await client.getSession(authoritative)).data.user.name, 'Countess');
});

test('updateUser sets and removes the image', async () => {
  const { client } = await signedIn();
  await client.updateUser({ image: 'https://example.com/a.png' });
  assert.equal((await client.getSession()).data.user.image, 'https://example.com/a.png');
  await client.updateUser({ image: null });
  assert.equal((await client.getSession()).data.user.image, null);
});

test('updateUser keeps the session', async () => {
  const { client, data } = await signedIn();
  await client.updateUser({ name: 'Countess' });
  assert.equal((await client.getSession()).data.session.token, data.token);
});

test('updateUser does not change the address', async () => {
  const { client, who } = await signedIn();
  failsWith(await client.updateUser({ email: 'eve@example.com' }), 400, 'EMAIL_CAN_NOT_BE_UPDATED', 'Email can not be updated');
  assert.equal((await client.getSession(authoritative)).data.user.email, who.email);
});

test('updateUser with unknown fields only has nothing to do', async () => {
  const { client } = await signedIn();
  const { error } = await client.updateUser({ role: 'admin' });
  assert.equal(error.status, 400);
  assert.equal(error.message, 'No fields to update');
});

test('updateUser without a session fails', async () => {
  failsWith(await new Browser().client().updateUser({ name: 'Eve' }), ...UNAUTHORIZED);
});

test('changePassword swaps the password [R-059]', async () => {
  const { client, who } = await signedIn();
  const { data, error } = await client.changePassword({ currentPassword: PASSWORD, newPassword: NEXT });
  assert.equal(error, null);
  assert.equal(data.token, null);
  assert.equal(data.user.email, who.email);
  const later = new Browser().client();
  failsWith(
    await later.signIn.email({ email: who.email, password: PASSWORD }),
    401,
    'INVALID_EMAIL_OR_PASSWORD',
    'Invalid email or password',
  );
  assert.ok((await later.signIn.email({ email: who.email, password: NEXT })).data);
});

test('changePassword leaves this device signed in', async () => {
  const { client, who } = await signedIn();
  await client.changePassword({ currentPassword: PASSWORD, newPassword: NEXT });
  assert.equal((await client.getSession(authoritative)).data.user.email, who.email);
});

test('changePassword with revokeOtherSessions gives a new token and ends the others', async () => {
  const { client, who, data: before } = await signedIn();
  const other = new Browser().client();
  await other.signIn.email({ email: who.email, password: PASSWORD });
  const { data } = await client.changePassword({ currentPassword: PASSWORD, newPassword: NEXT, revokeOtherSessions: true });
  assert.match(data.token, /^[A-Za-z0-9]{32}$/);
  assert.notEqual(data.token, before.token);
  assert.equal((await client.getSession(authoritative)).data.session.token, data.token);
  assert.equal((await other.getSession(authoritative)).data, null);
});

test('changePassword refuses the wrong current password', async () => {
  const { client, who } = await signedIn();
  failsWith(
    await client.changePassword({ currentPassword: 'wrong horse battery', newPassword: NEXT }),
    400,
    'INVALID_PASSWORD',
    'Invalid password',
  );
  assert.ok((await new Browser().client().signIn.email(who)).data);
});

test('changePassword refuses a short and a long new password', async () => {
  const { client } = await signedIn();
  failsWith(
    await client.changePassword({ currentPassword: PASSWORD, newPassword: 'short' }),
    400,
    'PASSWORD_TOO_SHORT',
    'Password too short',
  );
  failsWith(
    await client.changePassword({ currentPassword: PASSWORD, newPassword: 'x'.repeat(129) }),
    400,
    'PASSWORD_TOO_LONG',
    'Password too long',
  );
});

test('changePassword names a missing field', async () => {
  const { client } = await signedIn();
  failsValidation(
    await client.changePassword({ newPassword: NEXT }),
    '[body.currentPassword] Invalid input: expected string, received undefined',
  );
});

test('changePassword without a session fails', async () => {
  failsWith(await new Browser().client().changePassword({ currentPassword: PASSWORD, newPassword: NEXT }), ...UNAUTHORIZED);
});
