// What a page gives to a call, and what it gets back: options, callbacks, errors.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuthClient } from 'better-auth/client';
import { BASE_ERROR_CODES } from 'better-auth';
import { decodeJwt } from 'jose';
import { signetUrl } from '../lib/signet.mjs';
import { Browser, PASSWORD, person, signedIn } from './browser.mjs';

const wrong = { currentPassword: 'wrong horse battery', newPassword: 'next horse battery' };

/** A client of the same browser, with options of its own for every call. */
const clientOf = (browser, { fetchOptions, ...extra }) =>
  createAuthClient(browser.options({ fetchOptions: { customFetchImpl: browser.fetch, ...fetchOptions }, ...extra }));

test('onSuccess gets the data that the call returns', async () => {
  const { client } = await signedIn();
  let seen;
  const { data } = await client.getSession({ fetchOptions: { onSuccess: (context) => (seen = context.data) } });
  assert.deepEqual(seen, data);
});

test('onSuccess sees the headers, among them the token of the session', async () => {
  const { client, data } = await signedIn();
  let token;
  await client.getSession({ fetchOptions: { onSuccess: ({ response }) => (token = response.headers.get('set-auth-jwt')) } });
  assert.equal(decodeJwt(token).sub, data.user.id);
});

test('onError gets status, code and message, onSuccess nothing', async () => {
  const { client } = await signedIn();
  const seen = [];
  await client.changePassword({
    ...wrong,
    fetchOptions: { onSuccess: () => seen.push('success'), onError: ({ error }) => seen.push([error.status, error.code, error.message]) },
  });
  assert.deepEqual(seen, [[400, 'INVALID_PASSWORD', 'Invalid password']]);
});

test('onResponse runs for success and for failure', async () => {
  const { client } = await signedIn();
  const seen = [];
  const fetchOptions = { onResponse: ({ response }) => void seen.push(response.status) };
  await client.updateUser({ name: 'Countess', fetchOptions });
  await client.changePassword({ ...wrong, fetchOptions });
  assert.deepEqual(seen, [200, 400]);
});

test('the callbacks of a client run for each of its calls', async () => {
  const { browser } = await signedIn();
  const seen = [];
  const client = clientOf(browser, {
    fetchOptions: { onSuccess: () => void seen.push('success'), onError: ({ error }) => void seen.push(error.code) },
  });
  await client.getSession();
  await client.changePassword(wrong);
  assert.deepEqual(seen, ['success', 'INVALID_PASSWORD']);
});

test('a client that throws returns bare data', async () => {
  const { browser, who } = await signedIn();
  const client = clientOf(browser, { fetchOptions: { throw: true } });
  assert.equal((await client.getSession()).user.email, who.email);
  assert.deepEqual(await client.updateUser({ name: 'Countess' }), { status: true });
});

test('a client that throws throws what the server said', async () => {
  const { browser } = await signedIn();
  const client = clientOf(browser, { fetchOptions: { throw: true } });
  await assert.rejects(client.changePassword(wrong), ({ status, error }) => {
    assert.equal(status, 400);
    assert.deepEqual(error, { code: 'INVALID_PASSWORD', message: 'Invalid password' });
    return true;
  });
});

test('a client that throws answers a session of nobody with null', async () => {
  assert.equal(await clientOf(new Browser(), { fetchOptions: { throw: true } }).getSession(), null);
});

test('codes and messages are those that the client knows', async () => {
  const { client, who } = await signedIn();
  const nobody = new Browser().client();
  const failures = [
    await nobody.signIn.email({ email: who.email, password: 'wrong horse battery' }),
    await nobody.signIn.email({ email: 'ada', password: PASSWORD }),
    await nobody.signUp.email(who),
    await nobody.signUp.email({ ...person(), password: 'short' }),
    await nobody.signUp.email({ ...person(), password: 'x'.repeat(129) }),
    await nobody.resetPassword({ newPassword: PASSWORD, token: 'unknown' }),
    await nobody.signIn.email({ ...who, callbackURL: 'https://evil.example' }),
    await client.changePassword(wrong),
    await client.updateUser({ email: 'eve@example.com' }),
  ];
  const seen = failures.map(({ error }) => error.code);
  assert.equal(new Set(seen).size, failures.length, seen.join());
  for (const { error } of failures) assert.equal(error.message, String(BASE_ERROR_CODES[error.code]?.message ?? BASE_ERROR_CODES[error.code]));
});

test('dates are texts of 24 characters on the wire', async () => {
  const { client } = await signedIn();
  const { data } = await client.getSession({ fetchOptions: { jsonParser: JSON.parse } });
  const { session, user } = data;
  for (const date of [session.createdAt, session.updatedAt, session.expiresAt, user.createdAt, user.updatedAt])
    assert.match(date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('a call that is broken off leaves the session as it is', async () => {
  const { client, who } = await signedIn();
  await assert.rejects(async () => {
    const { error } = await client.updateUser({ name: 'Eve', fetchOptions: { signal: AbortSignal.abort() } });
    throw error;
  });
  assert.equal((await client.getSession({ query: { disableCookieCache: true } })).data.user.name, who.name);
});

test('a client finds the server by address and path', async () => {
  const { browser, who } = await signedIn();
  const options = { fetchOptions: { customFetchImpl: browser.fetch } };
  for (const where of [{ baseURL: `${signetUrl()}/api/auth` }, { baseURL: signetUrl(), basePath: '/api/auth' }, { baseURL: `${signetUrl()}/` }])
    assert.equal((await createAuthClient({ ...where, ...options }).getSession()).data.user.email, who.email);
});

test('$fetch reaches an endpoint by its path', async () => {
  const { client, data } = await signedIn();
  assert.equal((await client.$fetch('/get-session')).data.user.id, data.user.id);
  assert.deepEqual((await client.$fetch('/update-user', { method: 'POST', body: { name: 'Countess' } })).data, { status: true });
});

test('the client knows the probe', async () => {
  assert.deepEqual((await new Browser().client().ok()).data, { ok: true });
});

test('a path that is none fails with 404 and no body', async () => {
  const { data, error } = await new Browser().client().$fetch('/no-such-thing', { method: 'POST', body: {} });
  assert.equal(data, null);
  assert.equal(error.status, 404);
  assert.equal(error.message, undefined);
});
