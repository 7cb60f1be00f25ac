// The algorithms of access tokens end to end: signed by the server, verified by somebody who knows nothing but its address.
import assert from 'node:assert/strict';
import { createHmac, createPublicKey, verify } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { signIn, signUp } from '../pentest/support/browser.mjs';
import { assertAccepted, assertRefused } from '../pentest/support/expect.mjs';
import { opened } from '../pentest/support/forge.mjs';
import { send } from '../pentest/support/send.mjs';
import { startServer } from '../pentest/support/server.mjs';

const KINDS = {
  RS256: { kty: 'RSA', members: ['alg', 'e', 'kid', 'kty', 'n', 'use'] },
  ES256: { kty: 'EC', crv: 'P-256', members: ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'] },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', members: ['alg', 'crv', 'kid', 'kty', 'use', 'x'] },
};

const keysOf = async (server) => (await send(server, { path: '/api/auth/jwks' })).json.keys;

/** Verifies as a stranger would: the key by its id from the JWK Set, the signature by node:crypto. */
async function verified(server, token) {
  const { header, claims } = opened(token);
  const jwk = (await keysOf(server)).find(({ kid }) => kid === header.kid);
  assert.ok(jwk, 'the key of the token is published');
  assert.equal(jwk.alg, header.alg);
  const at = token.lastIndexOf('.');
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  const digest = header.alg === 'EdDSA' ? null : 'sha256';
  assert.ok(verify(digest, Buffer.from(token.slice(0, at)), key, Buffer.from(token.slice(at + 1), 'base64url')), 'the signature');
  return claims;
}

for (const [algorithm, { members, ...kind }] of Object.entries(KINDS)) {
  describe(algorithm, () => {
    let server;
    let ada;
    before(async () => {
      server = await startServer({ settings: { 'jwt.algorithm': algorithm, 'jwt.issuer': 'https://issuer.example.test', 'jwt.audience': 'tasks' } });
      ada = await signUp(server);
    });
    after(() => server.stop());

    test('the JWK Set has one public key of the right kind', async () => {
      const keys = await keysOf(server);
      assert.equal(keys.length, 1);
      const { kty, crv } = keys[0];
      assert.deepEqual({ kty, ...(crv && { crv }) }, kind);
      assert.ok(Object.keys(keys[0]).every((name) => members.includes(name)), Object.keys(keys[0]).join());
      if (kty === 'RSA') assert.ok(Buffer.from(keys[0].n, 'base64url').length >= 256, 'at least 2048 bits');
    });

    test('the token verifies by that key, in all three ways in which it comes [R-025] [R-027]', async () => {
      const session = await ada.browser.get('/api/auth/get-session');
      const tokens = {
        'the cookie': ada.browser.cookie('access_token'),
        '/token': (await ada.browser.get('/api/auth/token')).json.token,
        'set-auth-jwt': session.headers['set-auth-jwt'],
      };
      for (const [way, token] of Object.entries(tokens)) {
        const claims = await verified(server, token);
        assert.deepEqual([claims.sub, claims.email, claims.name], [ada.id, ada.email, ada.name], way);
        assert.deepEqual([claims.iss, claims.aud], ['https://issuer.example.test', 'tasks'], way);
        assert.equal(claims.exp - claims.iat, 900, way);
        assert.equal(claims.sid, session.json.session.id, way);
        await assertAccepted(server, token, ada);
      }
    });

    test('a tampered token verifies nowhere', async () => {
      const [header, claims, signature] = ada.token.split('.');
      const changed = Buffer.from(Buffer.from(claims, 'base64url').toString().replace(ada.id, 'x'.repeat(32))).toString('base64url');
      await assertRefused(server, `${header}.${changed}.${signature}`);
      await assert.rejects(verified(server, `${header}.${changed}.${signature}`), /the signature/);
    });

    test('a second instance on the same data has the same key, and each verifies the tokens of the other', async () => {
      const { data, secret, jwtSecret } = server;
      const second = await startServer({ data, secret, jwtSecret, settings: { ...server.settings } });
      try {
        assert.deepEqual(await keysOf(second), await keysOf(server));
        await assertAccepted(second, ada.token, ada);
        const there = (await signIn(second, ada)).cookie('access_token');
        await assertAccepted(server, there, ada);
        await verified(server, there);
      } finally {
        await second.stop();
      }
    });

    test('after a restart the key is the same and old tokens are good', async () => {
      const before = await keysOf(server);
      await server.restart();
      assert.deepEqual(await keysOf(server), before);
      await assertAccepted(server, ada.token, ada);
    });
  });
}

describe('changing the algorithm on the same data', () => {
  test('adds a key; sessions go on, and tokens of the old algorithm are renewed', async () => {
    const first = await startServer({ settings: { 'jwt.algorithm': 'ES256' } });
    const ada = await signUp(first);
    await first.kill('SIGTERM');
    const { data, secret, jwtSecret, port } = first;
    const second = await startServer({ data, secret, jwtSecret, port, settings: { 'jwt.algorithm': 'EdDSA' } });
    ada.browser.server = second;
    await assertRefused(second, ada.token);
    assert.equal((await ada.browser.get('/api/auth/get-session')).json?.user.id, ada.id);
    const renewed = ada.browser.cookie('access_token');
    assert.equal(opened(renewed).header.alg, 'EdDSA');
    await verified(second, renewed);
    await assertAccepted(second, renewed, ada);
    await second.stop();
    await first.stop();
  });
  test('two instances that start at once on an empty folder agree on what is good [R-027]', async () => {
    const first = await startServer({ settings: { 'jwt.algorithm': 'HS256' } });
    await first.kill('SIGTERM');
    const { data, secret, jwtSecret, origin } = first;
    const settings = { 'jwt.algorithm': 'ES256', 'base-url': origin };
    const pair = await Promise.all([0, 1].map(() => startServer({ data, secret, jwtSecret, settings })));
    const ada = await signUp(pair[0]);
    const eve = await signUp(pair[1]);
    await assertAccepted(pair[1], ada.token, ada);
    // An unknown key is looked up in the database, but not again within ten seconds.
    await new Promise((resolve) => setTimeout(resolve, 10_500));
    await assertAccepted(pair[0], eve.token, eve);
    await assertAccepted(pair[1], ada.token, ada);
    await Promise.all(pair.map((server) => server.stop()));
    await first.stop();
  });
});

describe('HS256', () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());
  test('whoever shares the token secret verifies; nobody else can, and no key is published [R-026]', async () => {
    const ada = await signUp(server);
    const at = ada.token.lastIndexOf('.');
    const mac = (secret) => createHmac('sha256', secret).update(ada.token.slice(0, at)).digest('base64url');
    assert.equal(mac(server.jwtSecret), ada.token.slice(at + 1));
    assert.notEqual(mac(server.secret), ada.token.slice(at + 1));
    assert.deepEqual(await keysOf(server), []);
    assert.equal(opened(ada.token).header.alg, 'HS256');
  });
});
