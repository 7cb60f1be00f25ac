// The API in Java believes the tokens of Better Auth on Node, and nothing else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { byForeignKey, byPublicKeyAsSecret, open, unsigned, withClaims, withSignature } from './forge.mjs';
import { publicKeys, signUp } from './people.mjs';
import { startApi, startIssuer } from './processes.mjs';

let issuer;
let api;
let ada;
let grace;

before(async () => {
  issuer = await startIssuer();
  api = await startApi(issuer.url);
  ada = await signUp(issuer.url, 'Ada');
  grace = await signUp(issuer.url, 'Grace');
});

after(async () => {
  await api?.stop();
  await issuer?.stop();
});

test('a token of Better Auth gives the identity of who signed up [R-062]', async () => {
  for (const person of [ada, grace]) {
    const response = await me(person.token);
    assert.equal(response.status, 200);
    const { id, email, name } = person.user;
    assert.deepEqual(await response.json(), { id, email, name });
  }
});

test('the token is signed by EdDSA with a key of the JWK Set', async () => {
  const { header } = open(ada.token);
  const keys = await publicKeys(issuer.url);
  assert.equal(header.alg, 'EdDSA');
  assert.deepEqual(keys.map((key) => key.kid), [header.kid]);
});

test('without a token the answer is 401 with a bare challenge', async () => {
  await assertRefused(await me(undefined), /^Bearer$/);
});

test('a token in the wrong place is no token', async () => {
  await assertRefused(await fetch(`${api.url}/api/me?access_token=${ada.token}`), /^Bearer$/);
  await assertRefused(await me(undefined, { 'X-Access-Token': ada.token }), /^Bearer$/);
  await assertRefused(await me(undefined, { Authorization: ada.token }), /^Bearer$/);
  await assertRefused(await me(undefined, { Authorization: `Basic ${ada.token}` }), /^Bearer$/);
});

test('cookies of the session at Better Auth mean nothing to the API', async () => {
  await assertRefused(await me(undefined, { Cookie: ada.cookies.join('; ') }), /^Bearer$/);
  for (const cookie of ada.cookies) {
    const value = cookie.slice(cookie.indexOf('=') + 1);
    await assertInvalidToken(value, 'the cookie as it is');
    await assertInvalidToken(decodeURIComponent(value), 'the cookie, decoded');
  }
});

test('tampered claims are refused [R-062]', async () => {
  await assertInvalidToken(withClaims(ada.token, { sub: grace.user.id }), 'another subject');
  await assertInvalidToken(withClaims(ada.token, { exp: soon() + 86_400 }), 'a longer life');
  await assertInvalidToken(withClaims(ada.token, {}) + '.e30', 'a fourth part');
});

test('tampered signatures are refused [R-062]', async () => {
  const flipped = (signature) => (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1);
  await assertInvalidToken(withSignature(ada.token, flipped), 'a changed character');
  await assertInvalidToken(withSignature(ada.token, (signature) => signature.slice(0, 40)), 'half of it');
  await assertInvalidToken(withSignature(ada.token, () => ''), 'none');
  await assertInvalidToken(withSignature(ada.token, () => open(grace.token).parts.signature), "another token's");
  await assertInvalidToken(withSignature(ada.token, () => 'A'.repeat(86)), 'zeros');
});

test('tokens without an algorithm are refused', async () => {
  const { signature } = open(ada.token).parts;
  for (const none of ['none', 'None', 'NONE', '', null]) {
    await assertInvalidToken(unsigned(ada.token, none), `alg ${none}`);
    await assertInvalidToken(unsigned(ada.token, none, signature), `alg ${none} with a signature`);
  }
});

test('another Ed25519 key is refused, whatever the header says of it', async () => {
  await assertInvalidToken(byForeignKey(ada.token), 'the same kid');
  await assertInvalidToken(byForeignKey(ada.token, () => ({ kid: 'unknown' })), 'a kid of its own');
  await assertInvalidToken(byForeignKey(ada.token, () => ({ kid: undefined })), 'no kid');
  await assertInvalidToken(byForeignKey(ada.token, (jwk) => ({ jwk })), 'the key inside');
  await assertInvalidToken(byForeignKey(ada.token, () => ({ jku: 'https://evil.example/jwks' })), 'the key elsewhere');
});

test('the public key is no secret for HS256', async () => {
  const [jwk] = await publicKeys(issuer.url);
  for (const [name, token] of byPublicKeyAsSecret(ada.token, jwk)) {
    await assertInvalidToken(token, name);
  }
});

test('the issuer itself signs what the API refuses by its claims', async () => {
  const claims = { ...open(ada.token).claims, exp: soon() };
  const good = await me(await issuer.sign(claims));
  assert.equal(good.status, 200, 'unchanged claims are fine, so that the refusals below mean something');
  const changes = {
    'expired a minute ago': { iat: soon() - 2000, exp: Math.floor(Date.now() / 1000) - 60 },
    'for another audience': { aud: 'https://another-api.example' },
    'of another issuer': { iss: 'https://another-issuer.example' },
    'not valid yet': { nbf: soon() },
    'without a subject': { sub: undefined },
  };
  for (const [name, change] of Object.entries(changes)) {
    await assertInvalidToken(await issuer.sign({ ...claims, ...change }), name);
  }
});

test('a token dies at its exp, not before', async () => {
  const exp = Math.floor(Date.now() / 1000) + 3;
  const token = await issuer.sign({ ...open(ada.token).claims, exp });
  assert.equal((await me(token)).status, 200);
  await new Promise((resolve) => setTimeout(resolve, exp * 1000 - Date.now() + 50));
  await assertInvalidToken(token, 'at its exp');
});

test('known keys go on verifying when the issuer has stopped', async () => {
  await issuer.stop();
  await assert.rejects(fetch(`${issuer.url}/api/auth/ok`));
  const response = await me(ada.token);
  assert.equal(response.status, 200);
  assert.equal((await response.json()).id, ada.user.id);
  await assertInvalidToken(withClaims(ada.token, { sub: grace.user.id }), 'tampered, without the issuer');
  await assertInvalidToken(byForeignKey(ada.token, () => ({ kid: 'unknown' })), 'unknown, without the issuer');
});

function me(token, headers = {}) {
  const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return fetch(`${api.url}/api/me`, { headers: { ...authorization, ...headers } });
}

function soon() {
  return Math.floor(Date.now() / 1000) + 600;
}

async function assertInvalidToken(token, what) {
  await assertRefused(await me(token), /^Bearer error="invalid_token"(,|$)/, what);
}

async function assertRefused(response, challenge, what) {
  assert.equal(response.status, 401, what);
  assert.match(response.headers.get('WWW-Authenticate') ?? '', challenge, what);
  assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/, what);
  const body = await response.json();
  assert.deepEqual(Object.keys(body).sort(), ['code', 'message'], what);
  assert.ok(body.code && body.message, what);
}
