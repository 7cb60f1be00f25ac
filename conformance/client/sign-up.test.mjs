import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, person, signedIn } from './browser.mjs';
import { CACHE_COOKIE, failsValidation, failsWith, isUser, SESSION_COOKIE } from './expect.mjs';

const newClient = () => new Browser().client();

test('sign-up answers with the user and a token', async () => {
  const { data, who } = await signedIn();
  isUser(data.user, who);
  assert.match(data.token, /^[A-Za-z0-9]{32}$/);
  assert.deepEqual(Object.keys(data).sort(), ['token', 'user']);
});

test('sign-up signs in [R-059]', async () => {
  const { client, who } = await signedIn();
  const { data } = await client.getSession();
  isUser(data.user, who);
});

test('sign-up sets the session cookies', async () => {
  const { browser } = await signedIn();
  assert.ok(browser.jar.get(SESSION_COOKIE));
  assert.ok(browser.jar.get(CACHE_COOKIE));
});

test('sign-up keeps an image', async () => {
  const who = { ...person(), image: 'https://example.com/ada.png' };
  const { data } = await newClient().signUp.email(who);
  isUser(data.user, who);
});

test('sign-up lower-cases the address', async () => {
  const who = person();
  const { data } = await newClient().signUp.email({ ...who, email: who.email.toUpperCase() });
  assert.equal(data.user.email, who.email);
});

test('sign-up ignores what the caller may not set', async () => {
  const { data } = await newClient().signUp.email({ ...person(), id: 'mine', emailVerified: true, role: 'admin' });
  assert.notEqual(data.user.id, 'mine');
  assert.equal(data.user.emailVerified, false);
  assert.equal(data.user.role, undefined);
});

test('sign-up refuses a known address', async () => {
  const { who } = await signedIn();
  failsWith(await newClient().signUp.email(who), 422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'User already exists. Use another email.');
});

test('sign-up refuses a short password', async () => {
  failsWith(await newClient().signUp.email({ ...person(), password: '1234567' }), 400, 'PASSWORD_TOO_SHORT', 'Password too short');
});

test('sign-up refuses a long password', async () => {
  failsWith(await newClient().signUp.email({ ...person(), password: 'x'.repeat(129) }), 400, 'PASSWORD_TOO_LONG', 'Password too long');
});

test('sign-up names a bad address', async () => {
  failsValidation(await newClient().signUp.email({ ...person(), email: 'ada' }), '[body.email] Invalid email address');
});

test('sign-up names a missing field', async () => {
  const { email, password } = person();
  failsValidation(await newClient().signUp.email({ email, password }), '[body.name] Invalid input: expected string, received undefined');
});

test('sign-up refuses a foreign callbackURL', async () => {
  const result = await newClient().signUp.email({ ...person(), callbackURL: 'https://evil.example' });
  failsWith(result, 403, 'INVALID_CALLBACK_URL', 'Invalid callbackURL');
});

test('a failed sign-up sets no cookie', async () => {
  const browser = new Browser();
  await browser.client().signUp.email({ ...person(), password: 'short' });
  assert.deepEqual(browser.jar.names(), []);
});
