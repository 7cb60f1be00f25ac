// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));

/** Whether `../web` is built, so that another server can be started from it. */
export const BUILT = existsSync(`${WEB}/.next/BUILD_ID`);

/** A port that nobody listens on. @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts another web server from `../web`.
 *
 * @param {number} port @param {Record<string, string>} settings
 */
export async function startWeb(port, settings) {
  const web = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    cwd: WEB,
    env: { ...process.env, SIGNET_INTERNAL_URL: '', NEXT_TELEMETRY_DISABLED: '1', ...settings },
    stdio: 'ignore',
  });
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(`http://localhost:${port}/`).then(({ ok }) => ok, () => false)) {
      return web;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  web.kill();
  throw new Error('the second web server did not start');
}
