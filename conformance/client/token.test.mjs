import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { signetUrl, tokenSecret } from '../lib/signet.mjs';
import { anotherDevice, Browser, signedIn } from './browser.mjs';
import { failsWith } from './expect.mjs';

test('jwks answers a key set to anybody [R-059]', async () => {
  const { data, error } = await new Browser().client().jwks();
  assert.equal(error, null);
  assert.ok(Array.isArray(data.keys));
});

test('the key set holds public keys only', async () => {
  const { data } = await new Browser().client().jwks();
  for (const key of data.keys) for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) assert.equal(key[secret], undefined);
});

test('token answers a signed token about the user [R-059]', async () => {
  const { client, data } = await signedIn();
  const {
    data: { token },
    error,
  } = await client.token();
  assert.equal(error, null);
  const claims = decodeJwt(token);
  assert.equal(claims.sub, data.user.id);
  assert.equal(claims.email, data.user.email);
  assert.equal(claims.iss, signetUrl());
  assert.ok(claims.exp > Date.now() / 1000);
  assert.ok(claims.exp - claims.iat <= 900);
});

test('the token verifies against the key set, or with the secret when there is none', async (t) => {
  const { client } = await signedIn();
  const { token } = (await client.token()).data;
  const { keys } = (await client.jwks()).data;
  const { alg } = decodeProtectedHeader(token);
  if (keys.length > 0) await jwtVerify(token, createLocalJWKSet({ keys }), { algorithms: [alg], issuer: signetUrl() });
  else if (tokenSecret() === undefined) t.skip('SIGNET_JWT_SECRET is not set');
  else await jwtVerify(token, new TextEncoder().encode(tokenSecret()), { algorithms: ['HS256'], issuer: signetUrl() });
});

test('token without a session fails', async () => {
  failsWith(await new Browser().client().token(), 401, 'UNAUTHORIZED', 'Unauthorized');
});

test('token after sign-out fails', async () => {
  const { client } = await signedIn();
  await client.signOut();
  failsWith(await client.token(), 401, 'UNAUTHORIZED', 'Unauthorized');
});

test('getSession carries a token in set-auth-jwt and exposes the header', async () => {
  const { browser, client, data } = await signedIn();
  await client.getSession();
  const { headers } = browser.answers.at(-1);
  assert.equal(decodeJwt(headers.get('set-auth-jwt')).sub, data.user.id);
  assert.match(headers.get('access-control-expose-headers'), /set-auth-jwt/);
});

test('the token says the name that the user has now', async () => {
  const { client } = await signedIn();
  await client.updateUser({ name: 'Countess' });
  assert.equal(decodeJwt((await client.token()).data.token).name, 'Countess');
});

test('each token is one of its own, of the same session', async () => {
  const { client } = await signedIn();
  const [one, other] = [await client.token(), await client.token()].map(({ data }) => decodeJwt(data.token));
  assert.notEqual(one.jti, other.jti);
  assert.equal(one.sid, other.sid);
});

test('the tokens of two devices are of two sessions', async () => {
  const { client, who } = await signedIn();
  const other = await anotherDevice(who);
  const [one, two] = [await client.token(), await other.client.token()].map(({ data }) => decodeJwt(data.token));
  assert.equal(one.sub, two.sub);
  assert.notEqual(one.sid, two.sid);
});

test('a token is no session', async () => {
  const { client } = await signedIn();
  const { token } = (await client.token()).data;
  const thief = new Browser();
  for (const name of ['session_token', 'session_data']) thief.jar.set(`better-auth.${name}`, token);
  assert.equal((await thief.client().getSession()).data, null);
});
