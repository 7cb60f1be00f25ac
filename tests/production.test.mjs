// Starts that must not be, each with the one sentence that says what to do, and the secrets that development makes for itself.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { Browser, newPerson, signUp } from '../pentest/support/browser.mjs';
import { claimsOf, hmacToken, HS256, signedCookie } from '../pentest/support/forge.mjs';
import { send } from '../pentest/support/send.mjs';
import { newSecret, spawnServer, startServer } from '../pentest/support/server.mjs';

const EXAMPLE = 'replace-this-example-by-the-output-of-openssl-rand';
const START_TIMEOUT_MS = 120_000;
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const newFolder = () => {
  folders.push(mkdtempSync(join(tmpdir(), 'signet-start-')));
  return folders.at(-1);
};
const secrets = () => ({ SIGNET_SECRET: newSecret(), SIGNET_JWT_SECRET: newSecret() });

/** Starts a server that is to refuse, and returns what it said. */
async function refusal({ settings, env }) {
  const data = newFolder();
  const { child, output } = spawnServer({ settings: { production: 'true', data, ...settings }, env, args: ['--server.port=0'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  assert.notEqual(code, 0, `it ended well:\n${output.text}`);
  assert.equal(signal, null, `it did not end by itself:\n${output.text}`);
  assert.ok(!existsSync(join(data, 'signet.db')), 'settings are checked before a database is made or upgraded');
  return output.text;
}

/** The sentence of the failure report, with nothing of a stack trace around. */
function assertSentence(output, pattern, confidential = []) {
  assert.match(output, pattern);
  const frames = output.split('\n').filter((line) => /^\s+(at )?[\w.$/]+\(([\w.]+(:\d+)?|Native Method)\)|^Caused by:/.test(line));
  assert.deepEqual(frames.slice(0, 3), [], 'no stack trace');
  for (const value of confidential.filter((text) => text.length >= 8)) assert.ok(!output.includes(value), 'no secret is shown');
  const sentences = output.split('\n').filter((line) => /SIGNET_|signet\.|trusted origin/i.test(line) && pattern.test(line));
  assert.equal(sentences.length, 1, `said once:\n${output}`);
}

const COMMAND = /openssl rand -base64 48/;
const CASES = {
  'no secret at all': [{}, {}, /^SIGNET_SECRET is not set\..*openssl rand -base64 48/m],
  'an empty master secret': [{}, { ...secrets(), SIGNET_SECRET: '' }, /^SIGNET_SECRET is not set\./m],
  'no token secret': [{}, { SIGNET_SECRET: newSecret() }, /^SIGNET_JWT_SECRET is not set\..*openssl rand -base64 48/m],
  'no master secret': [{}, { SIGNET_JWT_SECRET: newSecret() }, /^SIGNET_SECRET is not set\./m],
  'a short master secret': [{}, { ...secrets(), SIGNET_SECRET: 'Sh0rt-but-varied-31-characters!' }, /^SIGNET_SECRET has 31 characters; it needs at least 32\..*openssl/m],
  'a short token secret': [{}, { ...secrets(), SIGNET_JWT_SECRET: 'tooShort1' }, /^SIGNET_JWT_SECRET has 9 characters.*openssl/m],
  'a master secret that repeats itself': [{}, { ...secrets(), SIGNET_SECRET: 'ab'.repeat(30) }, /^SIGNET_SECRET repeats a few characters.*openssl/m],
  'the documented example as master secret': [{}, { ...secrets(), SIGNET_SECRET: EXAMPLE }, /^SIGNET_SECRET is still the example value.*openssl/m],
  'the documented example as token secret': [{}, { ...secrets(), SIGNET_JWT_SECRET: EXAMPLE }, /^SIGNET_JWT_SECRET is still the example value.*openssl/m],
  "Better Auth's well-known default": [{}, { ...secrets(), SIGNET_SECRET: 'better-auth-secret-12345678901234567890' }, /^SIGNET_SECRET is still the example value/m],
  'the example by the alias': [{}, { SIGNET_JWT_SECRET: newSecret(), BETTER_AUTH_SECRET: EXAMPLE }, /^(SIGNET|BETTER_AUTH)_SECRET is still the example value/m],
  'equal secrets': [{}, { SIGNET_SECRET: 'a-secret-of-37-characters-and-0123456', SIGNET_JWT_SECRET: 'a-secret-of-37-characters-and-0123456' }, /^SIGNET_SECRET and SIGNET_JWT_SECRET are the same/m],
  'a base URL without TLS': [{ 'base-url': 'http://auth.example.test' }, secrets(), /^signet\.base-url is "http:\/\/auth\.example\.test"\. In production it must begin with https:/m],
  'a base URL without TLS that begins like this machine': [{ 'base-url': 'http://localhost.example.test' }, secrets(), /^signet\.base-url is .*must begin with https:/m],
  'a base URL that is none': [{ 'base-url': 'auth.example.test' }, secrets(), /^signet\.base-url is "auth\.example\.test"; write scheme and host/m],
  'an unknown setting': [{ 'trusted-origin': 'https://app.example.test' }, secrets(), /^There is no setting signet\.trusted-origin\. Did you mean signet\.trusted-origins\?/m],
  'a trusted origin that is none': [{ 'trusted-origins': 'https://app.example.test/path' }, secrets(), /^The trusted origin "https:\/\/app\.example\.test\/path" is not an origin/m],
  'a trusted origin that is everybody': [{ 'trusted-origins': '*' }, secrets(), /^The trusted origin "\*" is not an origin/m],
  'a lifetime out of bounds': [{ 'jwt.expires-in': '2d' }, secrets(), /^signet\.jwt\.expires-in is .*it must be from/m],
};

describe('production refuses to start [R-051] [R-054]', () => {
  for (const [name, [settings, env, pattern]] of Object.entries(CASES)) {
    test(name, async () => {
      const confidential = [env.SIGNET_SECRET, env.SIGNET_JWT_SECRET, env.BETTER_AUTH_SECRET].filter((value) => value && value !== EXAMPLE);
      assertSentence(await refusal({ settings, env }), pattern, confidential);
    });
  }
  test('where production is not said, but the base URL is no loopback address', async () => {
    const { child, output } = spawnServer({ settings: { 'base-url': 'https://auth.example.test', data: newFolder() }, args: ['--server.port=0'] });
    const [code] = await once(child, 'close');
    assert.notEqual(code, 0);
    assertSentence(output.text, /^SIGNET_SECRET is not set\./m);
    assert.match(output.text, COMMAND);
  });
});

describe('production starts', () => {
  test('in spite of a variable that is no setting, which may be meant for another program, but names it', async () => {
    const server = await startServer({ settings: { production: 'true' }, env: { SIGNET_JWT_SECRETZ: 'not-to-be-shown' } });
    assert.match(server.output.text, / WARN .*SIGNET_JWT_SECRETZ.*SIGNET_JWT_SECRETS?\b/);
    server.confidential.add('not-to-be-shown');
    await server.stop();
  });
  test('with two good secrets, and limits requests', async () => {
    const server = await startServer({ settings: { production: 'true' } });
    const person = await signUp(server);
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await new Browser(server).post('/api/auth/sign-in/email', person)).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    await server.stop();
  });
  test('with BETTER_AUTH_SECRET in place of SIGNET_SECRET: the same cookies are good [R-053]', async () => {
    const first = await startServer({ settings: { production: 'true' } });
    const { browser, id } = await signUp(first);
    await first.kill('SIGTERM');
    const env = { SIGNET_SECRET: '', BETTER_AUTH_SECRET: first.secret };
    const second = await startServer({ settings: { production: 'true' }, env, data: first.data, port: first.port, secret: first.secret, jwtSecret: first.jwtSecret });
    browser.server = second;
    assert.equal((await browser.get('/api/auth/get-session?disableCookieCache=true')).json?.user.id, id);
    await second.stop();
    await first.stop();
  });
});

describe('development', () => {
  const FILES = ['signet-secret', 'signet-jwt-secret'];
  test('makes the missing secrets, keeps them with mode 0600, says so, and uses them again [R-052]', async () => {
    const data = join(newFolder(), 'data');
    const server = await startServer({ data, env: { SIGNET_SECRET: '', SIGNET_JWT_SECRET: '' } });
    const [secret, jwtSecret] = FILES.map((file) => readFileSync(join(data, file), 'utf8').trim());
    for (const file of FILES) {
      assert.equal(statSync(join(data, file)).mode & 0o777, 0o600, file);
      assert.ok(server.output.text.includes(file), `${file} is said`);
    }
    assert.equal(statSync(join(data, 'signet.db')).mode & 0o077, 0, 'the database is nobody else\'s either');
    assert.notEqual(secret, jwtSecret);
    for (const value of [secret, jwtSecret]) assert.ok(Buffer.from(value, 'base64').length >= 32);
    server.confidential.add(secret).add(jwtSecret);

    const ada = await signUp(server);
    const forged = hmacToken(HS256, claimsOf(server, ada), jwtSecret);
    assert.equal((await send(server, { path: '/api/me', headers: { Authorization: `Bearer ${forged}` } })).status, 200, 'they are the ones in use');
    const token = decodeURIComponent(ada.browser.cookie('session_token'));
    assert.equal(signedCookie(token.slice(0, token.lastIndexOf('.')), secret), ada.browser.cookie('session_token'));

    await server.restart();
    assert.deepEqual(FILES.map((file) => readFileSync(join(data, file), 'utf8').trim()), [secret, jwtSecret]);
    assert.equal((await ada.browser.get('/api/auth/get-session?disableCookieCache=true')).json?.user.id, ada.id);
    assert.equal((await ada.browser.get('/api/me')).json.id, ada.id);
    await server.stop();
  });
  test('two data folders have different secrets', async () => {
    const made = [];
    for (let i = 0; i < 2; i++) {
      const data = newFolder();
      const server = await startServer({ data, env: { SIGNET_SECRET: '', SIGNET_JWT_SECRET: '' } });
      assert.equal((await new Browser(server).post('/api/auth/sign-up/email', newPerson())).status, 200);
      made.push(...FILES.map((file) => readFileSync(join(data, file), 'utf8').trim()));
      await server.stop();
    }
    assert.equal(new Set(made).size, 4);
  });
  test('takes the example for no secret either', async () => {
    const output = await refusal({ settings: { production: 'false' }, env: { ...secrets(), SIGNET_SECRET: EXAMPLE } });
    assertSentence(output, /^SIGNET_SECRET is still the example value/m);
  });
});
