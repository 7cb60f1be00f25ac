// `npm run differential`: starts the reference, compares it with SIGNET_URL, and fails on anything not accounted for.
import { startReference } from '../reference/reference.mjs';
import { signetUrl } from '../lib/signet.mjs';
import { scenarios } from './cases/index.mjs';
import { deliberate } from './deliberate/index.mjs';
import { runDifferential } from './differential.mjs';
import { print } from './report.mjs';

const only = process.argv[2];
const mode = await signingMode(signetUrl());
const strategy = await sessionStrategy(signetUrl());
const holds = (entry) => [undefined, strategy].includes(entry.strategy) && [undefined, mode].includes(entry.mode);
const chosen = scenarios.filter((scenario) => holds(scenario) && (!only || scenario.name.includes(only)));
const listed = deliberate.filter(holds);
console.log(`Sessions: ${strategy}`);
const reference = await startReference();
const report = await runDifferential({ referenceUrl: reference.url, signetUrl: signetUrl(), scenarios: chosen, deliberate: listed });
await reference.stop();
// A partial run cannot need the whole list.
const failures = print(only ? { ...report, unused: [] } : report);
process.exit(failures === 0 ? 0 : 1);

async function signingMode(url) {
  const response = await fetch(`${url}/api/auth/jwks`).catch(() => undefined);
  if (response?.status !== 200) {
    console.error(`No Signet at ${url}: GET /api/auth/jwks answered ${response?.status ?? 'nothing'}. Start it, or set SIGNET_URL.`);
    process.exit(2);
  }
  return (await response.json()).keys.length === 0 ? 'symmetric' : 'asymmetric';
}

// Without a table there is no list of sessions.
async function sessionStrategy(url) {
  const { status } = await fetch(`${url}/api/auth/list-sessions`);
  return status === 404 ? 'stateless' : 'database';
}
