// The one command: what ./run says when it can't start, and that it starts, tells where, and keeps the data.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, describe, test } from 'node:test';
import { newPerson } from '../pentest/support/browser.mjs';
import { freePort } from '../pentest/support/server.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const START_TIMEOUT_MS = 600_000;
const folder = mkdtempSync(join(tmpdir(), 'signet-run-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a few lines of bash in the project's folder, below what ./run shares with the other commands. */
const bash = (lines, env = {}) =>
  spawnSync('bash', ['-c', `. scripts/lib.sh\n${lines}`], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } });

function assertOneSentence({ status, stdout, stderr }, pattern) {
  assert.equal(status, 1);
  assert.match(stderr, pattern);
  assert.equal(stderr.trim().split('\n').length, 1, stderr);
  assert.equal(stdout, '');
}

/** A program that answers every call with this line. */
function program(path, line) {
  writeFileSync(path, `#!/bin/sh\necho '${line}'\n`);
  chmodSync(path, 0o755);
}

describe('./run says in one sentence what to do [R-063]', () => {
  for (const option of ['--api-port', '--web-port']) {
    test(`when the port of ${option} is in use`, async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address();
      const ports = { '--api-port': await freePort(), '--web-port': await freePort(), [option]: port };
      const child = spawnSync('./run', Object.entries(ports).flat().map(String), { cwd: ROOT, encoding: 'utf8' });
      other.close();
      assertOneSentence(child, new RegExp(`^Port ${port} is in use\\. .*\\./run ${option} N`));
    });
  }

  test('when a tool is missing', () => {
    for (const [tool, pattern] of [['mvn', /^Maven is missing\. Install Maven/], ['node', /^Node\.js is missing\. Install Node\.js/]]) {
      const path = join(folder, `without-${tool}`);
      mkdirSync(path);
      for (const name of ['readlink', 'dirname', 'sed', 'sort', 'head', 'sh']) {
        symlinkSync(bash(`command -v ${name}`).stdout.trim(), join(path, name));
      }
      program(join(path, 'mvn'), 'Apache Maven 3.9.9');
      program(join(path, 'node'), 'v22.0.0');
      rmSync(join(path, tool));
      assertOneSentence(bash(`PATH="$TOOLS"\nrequire_tools`, { TOOLS: path }), pattern);
    }
  });

  test('when the newest JDK is too old, or none is there', () => {
    const jdk = join(folder, 'jdk-11');
    mkdirSync(join(jdk, 'bin'), { recursive: true });
    program(join(jdk, 'bin', 'javac'), 'javac 11.0.22');
    const only = (line) => bash(`jdk_folders() { ${line}; }\nrequire_tools`);
    assertOneSentence(only(`printf '%s\\n' '${jdk}'`), /^The newest JDK here is 11 .*Install JDK 17 or newer/);
    assertOneSentence(only(':'), /JDK 17/);
  });
});

test('what is missing or older than its sources is built [R-063]', () => {
  const [target, source] = [join(folder, 'target'), join(folder, 'source')];
  writeFileSync(source, '');
  const isStale = () => bash(`stale '${target}' '${source}'`).status === 0;
  assert.equal(isStale(), true, 'missing');
  writeFileSync(target, '');
  utimesSync(source, 1_000, 1_000);
  utimesSync(target, 2_000, 2_000);
  assert.equal(isStale(), false, 'up to date');
  utimesSync(source, 3_000, 3_000);
  assert.equal(isStale(), true, 'outdated');
});

test('./run starts API and web, prints where they are, and keeps the data over a restart [R-063]', async () => {
  const [api, web, data] = [await freePort(), await freePort(), join(folder, 'data')];
  const { email, password, name } = newPerson();
  const call = (path, body) =>
    fetch(`http://localhost:${api}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: `http://localhost:${web}` },
      body: JSON.stringify(body),
    });

  const first = await start(api, web, data);
  const signUp = await call('sign-up/email', { email, password, name });
  assert.equal(signUp.status, 200);
  const cookies = signUp.headers.getSetCookie().map((line) => line.split(';', 1)[0]).join('; ');
  await stop(first);

  const second = await start(api, web, data);
  const session = await fetch(`http://localhost:${api}/api/auth/get-session?disableCookieCache=true`, { headers: { Cookie: cookies } });
  assert.equal((await session.json())?.user.email, email);
  assert.equal((await call('sign-in/email', { email, password })).status, 200);
  await stop(second);
});

/** Starts ./run, and asks both parts as soon as it says that they run. */
async function start(api, web, data) {
  const args = ['--api-port', api, '--web-port', web, '--data', data].map(String);
  const child = spawn('./run', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!output.includes('Signet is running')) {
    assert.equal(child.exitCode, null, output);
    if (Date.now() > deadline) child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.equal((await fetch(`http://localhost:${api}/api/auth/ok`)).status, 200);
  assert.equal((await fetch(`http://localhost:${web}/`)).status, 200);
  assert.ok(output.includes(`http://localhost:${api}`) && output.includes(`http://localhost:${web}`), output);
  return child;
}

async function stop(child) {
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}
