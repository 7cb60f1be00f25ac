// Starts the issuer and the API for real, each in a process of its own, and waits until it says that it listens.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const API_TARGET = join(HERE, '..', 'api', 'target');
const START_MILLIS = 120_000;

export const ISSUER_SCRIPT = join(HERE, '..', 'issuer', 'server.mjs');
export const ISSUER_SECRET = 'issuer-secret-of-these-tests-5e0c97b1d3';

/** Better Auth on a free port. `sign(claims)` makes it sign claims of the test with its own key. */
export async function startIssuer() {
  const port = await freePort();
  const script = join(HERE, 'issuer-that-signs.mjs');
  const env = { ...cleanEnvironment(), PORT: String(port), BETTER_AUTH_SECRET: ISSUER_SECRET };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  await saying(child, 'issues tokens at', 'The issuer');
  return { url: `http://localhost:${port}`, sign: (claims) => signBy(child, claims), stop: () => stop(child) };
}

/** The jar of the API on a free port, which believes this issuer. */
export async function startApi(issuerUrl) {
  const port = await freePort();
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const arguments_ = ['-jar', apiJar(), `--server.port=${port}`, `--issuer=${issuerUrl}`];
  const child = spawn(java, arguments_, { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  await saying(child, 'Started ApiApplication', 'The API');
  return { url: `http://localhost:${port}`, stop: () => stop(child) };
}

/** Runs the issuer with this environment until it gives up; its exit code and what it wrote to stderr. */
export async function runIssuer(environment) {
  const child = spawn(process.execPath, [ISSUER_SCRIPT], { env: { ...cleanEnvironment(), ...environment } });
  const heard = listen(child);
  const timer = setTimeout(() => child.kill(), 30_000);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  return { code, said: heard.text };
}

// Settings of the shell that runs the tests must not reach what is tested.
function cleanEnvironment() {
  const foreign = /^(SIGNET|BETTER_AUTH|SERVER|SPRING)_|^(ISSUER|PORT|DATA_FOLDER|NODE_ENV|NODE_TEST_CONTEXT)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function apiJar() {
  const command = 'mvn -Dmaven.test.skip=true -pl examples/better-auth-node/api -am package';
  const jars = listOf(API_TARGET).filter((name) => name.endsWith('.jar'));
  if (jars.length !== 1) {
    throw new Error(`There are ${jars.length} jars in api/target. Build the API first, in the root folder: ${command}`);
  }
  return join(API_TARGET, jars[0]);
}

function listOf(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function listen(child) {
  const heard = { text: '' };
  child.stdout.on('data', (chunk) => (heard.text += chunk));
  child.stderr.on('data', (chunk) => (heard.text += chunk));
  return heard;
}

// Its own words, not an answer on the port: another process may have taken the port meanwhile.
async function saying(child, words, name) {
  const heard = listen(child);
  let failed;
  child.once('error', (error) => (failed = error.message));
  const deadline = Date.now() + START_MILLIS;
  while (!heard.text.includes(words)) {
    if (failed || child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${name} did not start. ${failed ?? ''}\n${heard.text}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function signBy(child, claims) {
  return new Promise((resolve, reject) => {
    child.once('message', ({ token, error }) => (token ? resolve(token) : reject(new Error(error))));
    child.send({ claims });
  });
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
