// Signet as the example API has it, on the same database and with the same secret.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mariadbDriver } from './database.mjs';

const BUILT = new URL('../../examples/tasks/api/target/tasks-api.jar', import.meta.url);
const JAR = process.env.SIGNET_JAR || fileURLToPath(BUILT);
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
// A busy machine takes its time.
const START_MS = 240_000;

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts it on a free port; `origin` is what browsers and links in mails say. */
export async function startSignet({ database, origin, secret, settings }) {
  if (!existsSync(JAR)) throw new Error(`There is no ${JAR}. Build it first: mvn -q install`);
  const data = mkdtempSync(join(tmpdir(), 'signet-move-'));
  const outbox = join(data, 'outbox.jsonl');
  const port = await freePort();
  const child = spawn(java, command({ port, database, settings: { ...defaults(origin, data, outbox), ...settings } }), {
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', BETTER_AUTH_SECRET: secret },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (log += text));
  const signet = {
    address: `http://127.0.0.1:${port}`,
    mail: (kind, to) => waitForMail(outbox, kind, to),
    log: () => log,
    async stop() {
      if (!running.delete(child)) return;
      child.kill();
      await once(child, 'close');
      rmSync(data, { recursive: true });
    },
  };
  await awaitAnswer(signet, child);
  return signet;
}

const defaults = (origin, data, outbox) => ({
  'base-url': origin,
  data,
  'mail.outbox': outbox,
  'session.strategy': 'database',
  'email.change-enabled': 'true',
  'email.deletion.enabled': 'true',
  'email.deletion.by-mail': 'true',
  'rate-limit.enabled': 'false',
});

function command({ port, database, settings }) {
  return [
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Xmx256m',
    // The driver of MariaDB is the application's to add; this is Spring Boot's way of adding it to a finished jar.
    `-Dloader.path=${mariadbDriver()}`,
    '-cp',
    JAR,
    'org.springframework.boot.loader.launch.PropertiesLauncher',
    ...Object.entries(settings).map(([key, value]) => `--signet.${key}=${value}`),
    `--server.port=${port}`,
    '--server.address=127.0.0.1',
    `--spring.datasource.url=${database.jdbcUrl}`,
    `--spring.datasource.username=${database.user}`,
    `--spring.datasource.password=${database.password}`,
  ];
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function awaitAnswer(signet, child) {
  const deadline = Date.now() + START_MS;
  while (!(await answers(signet.address))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`Signet did not start:\n${signet.log()}`);
    }
    await sleep(100);
  }
}

const answers = (address) => fetch(`${address}/api/auth/ok`).then((response) => response.ok, () => false);

/** Mails leave in the background. */
async function waitForMail(outbox, kind, to) {
  for (let tries = 0; tries < 100; tries++) {
    const lines = existsSync(outbox) ? readFileSync(outbox, 'utf8').split('\n') : [];
    const mails = lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line));
    const found = mails.findLast((mail) => mail.kind === kind && mail.to === to);
    if (found) return found;
    await sleep(50);
  }
  return undefined;
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
