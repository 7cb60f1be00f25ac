// What the running Signet is like: which scenarios and which deliberate differences are about it.
import { signetOutbox } from '../lib/signet.mjs';

/** The properties that a scenario or an entry may name, each with the value (or values) that it needs. */
export const PROPERTIES = ['strategy', 'mode', 'cache', 'verification', 'mails', 'pages', 'bearer', 'renewal'];

/** Asks the server, and the environment for what no answer tells. */
export async function propertiesOf(url) {
  const keys = await fetch(`${url}/api/auth/jwks`).catch(() => undefined);
  if (keys?.status !== 200) {
    console.error(`No Signet at ${url}: GET /api/auth/jwks answered ${keys?.status ?? 'nothing'}. Start it, or set SIGNET_URL.`);
    process.exit(2);
  }
  return {
    strategy: (await offers(url, 'GET /list-sessions')) ? 'database' : 'stateless',
    mode: (await keys.json()).keys.length === 0 ? 'symmetric' : 'asymmetric',
    cache: process.env.SIGNET_COOKIE_CACHE ?? 'jwt',
    verification: process.env.SIGNET_VERIFICATION ?? 'open',
    mails: signetOutbox() === undefined ? 'elsewhere' : 'in a file',
    pages: (await errorPage(url)) === 302 ? 'redirect' : 'text',
    bearer: (await takesBearers(url)) ? 'on' : 'off',
    renewal: (await renewsByPost(url)) ? 'deferred' : 'at a read',
  };
}

/** Whether "GET /path" is one of the server's. */
async function offers(url, endpoint) {
  const [method, path] = endpoint.split(' ');
  const init = method === 'GET' ? {} : { method, headers: { 'content-type': 'application/json' }, body: '{}' };
  const { status } = await fetch(`${url}/api/auth${path}`, init);
  return status !== 404;
}

/** Whether a scenario or an entry is about a server with these properties. */
export function isAbout(properties, entry) {
  return PROPERTIES.every((name) => entry[name] === undefined || [entry[name]].flat().includes(properties[name]));
}

async function errorPage(url) {
  const { status } = await fetch(`${url}/api/auth/error`, { redirect: 'manual' });
  return status;
}

async function renewsByPost(url) {
  const headers = { 'content-type': 'application/json', origin: url };
  const { status } = await fetch(`${url}/api/auth/get-session`, { method: 'POST', headers, body: '{}' });
  return status === 200;
}

// Only a sign-up tells.
async function takesBearers(url) {
  const email = `bearer-${Date.now()}@example.com`;
  const body = JSON.stringify({ name: 'Ada', email, password: 'correct horse battery' });
  const { headers } = await fetch(`${url}/api/auth/sign-up/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body });
  return headers.has('set-auth-token');
}
