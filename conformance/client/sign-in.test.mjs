import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, signedIn } from './browser.mjs';
import { failsWith, isUser, SESSION_COOKIE } from './expect.mjs';

const WRONG = [401, 'INVALID_EMAIL_OR_PASSWORD', 'Invalid email or password'];

async function returning() {
  const { who } = await signedIn();
  const browser = new Browser();
  return { who, browser, client: browser.client() };
}

test('sign-in answers with the user, a token and no redirect [R-059]', async () => {
  const { who, client } = await returning();
  const { data, error } = await client.signIn.email(who);
  assert.equal(error, null);
  isUser(data.user, who);
  assert.equal(data.redirect, false);
  assert.match(data.token, /^[A-Za-z0-9]{32}$/);
  assert.deepEqual(Object.keys(data).sort(), ['redirect', 'token', 'user']);
});

test('sign-in starts a session of its own', async () => {
  const { who, data: first, client: firstDevice } = await signedIn();
  const client = new Browser().client();
  const { data: second } = await client.signIn.email(who);
  assert.notEqual(second.token, first.token);
  assert.equal((await client.getSession()).data.session.token, second.token);
  assert.equal((await firstDevice.getSession()).data.session.token, first.token);
});

test('sign-in takes the address in any case', async () => {
  const { who, client } = await returning();
  const { data } = await client.signIn.email({ email: who.email.toUpperCase(), password: who.password });
  assert.equal(data.user.email, who.email);
});

test('sign-in with a callbackURL says where to go', async () => {
  const { who, client } = await returning();
  const { data } = await client.signIn.email({ ...who, callbackURL: '/home' });
  assert.equal(data.redirect, true);
  assert.equal(data.url, '/home');
});

test('sign-in refuses a foreign callbackURL', async () => {
  const { who, client } = await returning();
  failsWith(await client.signIn.email({ ...who, callbackURL: '//evil.example' }), 403, 'INVALID_CALLBACK_URL', 'Invalid callbackURL');
});

test('a wrong password and an unknown address fail alike', async () => {
  const { who, client } = await returning();
  failsWith(await client.signIn.email({ ...who, password: 'wrong horse battery' }), ...WRONG);
  failsWith(await client.signIn.email({ ...who, email: `no-${who.email}` }), ...WRONG);
});

test('a bad address fails', async () => {
  const { who, client } = await returning();
  failsWith(await client.signIn.email({ ...who, email: 'ada' }), 400, 'INVALID_EMAIL', 'Invalid email');
});

test('a failed sign-in sets no cookie', async () => {
  const { who, client, browser } = await returning();
  await client.signIn.email({ ...who, password: 'wrong horse battery' });
  assert.deepEqual(browser.jar.names(), []);
});

test('rememberMe false gives cookies for this sitting only', async () => {
  const { who, client, browser } = await returning();
  await client.signIn.email({ ...who, rememberMe: false });
  const lines = browser.answers.at(-1).headers.getSetCookie();
  assert.ok(lines.some((line) => line.startsWith(`${SESSION_COOKIE}=`)));
  assert.deepEqual(
    lines.filter((line) => /max-age|expires/i.test(line)),
    [],
  );
  assert.ok((await client.getSession()).data);
});

test('the callbacks of the call run', async () => {
  const { who, client } = await returning();
  const seen = [];
  await client.signIn.email(who, {
    onRequest: () => seen.push('request'),
    onSuccess: () => seen.push('success'),
    onError: () => seen.push('error'),
  });
  await client.signIn.email(
    { ...who, password: 'wrong horse battery' },
    { onError: ({ error }) => seen.push(`error ${error.status} ${error.code}`) },
  );
  assert.deepEqual(seen, ['request', 'success', 'error 401 INVALID_EMAIL_OR_PASSWORD']);
});

test('throw: true throws the error and returns bare data', async () => {
  const { who, client } = await returning();
  const data = await client.signIn.email({ ...who, fetchOptions: { throw: true } });
  assert.equal(data.user.email, who.email);
  await assert.rejects(client.signIn.email({ ...who, password: 'no', fetchOptions: { throw: true } }), (error) => error.status === 401);
});
