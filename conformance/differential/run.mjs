// `npm run differential`: starts the reference, compares it with SIGNET_URL, and fails on anything not accounted for. (R-060)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReference } from '../reference/reference.mjs';
import { signetOutbox, signetSecret, signetUrl } from '../lib/signet.mjs';
import { scenarios } from './cases/index.mjs';
import { deliberate } from './deliberate/index.mjs';
import { runDifferential } from './differential.mjs';
import { print } from './report.mjs';
import { isAbout, propertiesOf } from './server.mjs';

const only = process.argv[2];
const properties = await propertiesOf(signetUrl());
const holds = (entry) => isAbout(properties, entry);
const chosen = scenarios.filter((scenario) => holds(scenario) && (!only || scenario.name.includes(only)));
if (chosen.length === 0) {
  console.error(`No scenario${only ? ` with "${only}" in its name` : ''} is about this server: ${JSON.stringify(properties)}`);
  process.exit(2);
}
console.log(Object.entries(properties).map((pair) => pair.join(': ')).join(', '));

const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
const outboxes = { reference: join(folder, 'outbox.jsonl'), signet: signetOutbox() };
const { cache, verification, bearer, renewal } = properties;
const settings = { cache, verification, outbox: outboxes.reference, bearer: bearer === 'on', defers: renewal === 'deferred' };
const reference = await startReference(settings);
const report = await runDifferential({
  referenceUrl: reference.url,
  signetUrl: signetUrl(),
  scenarios: chosen,
  deliberate: deliberate.filter(holds),
  outboxes,
  secrets: { reference: reference.secret, signet: signetSecret() },
});
await reference.stop();
rmSync(folder, { recursive: true });
// Only a run with every scenario and every field needs the whole list.
const whole = !only && cache === 'jwt' && verification === 'open';
process.exit(print(whole ? report : { ...report, unused: [] }) === 0 ? 0 : 1);
