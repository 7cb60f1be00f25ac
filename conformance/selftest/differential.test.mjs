// Is the differential itself to be trusted? Two references must be equal; every falsification must be found.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenarios } from '../differential/cases/index.mjs';
import { get, scenario } from '../differential/cases/steps.mjs';
import { deliberate } from '../differential/deliberate/index.mjs';
import { runDifferential } from '../differential/differential.mjs';
import { print } from '../differential/report.mjs';
import { startReference } from '../reference/reference.mjs';
import { readme } from '../differential/table.mjs';
import { startDistortion } from './distortion.mjs';

const chosen = scenarios.filter(({ name }) => ['get-session of a dead session', 'error'].includes(name));
let reference;
let second;

before(async () => {
  [reference, second] = [await startReference(), await startReference()];
});
after(() => Promise.all([reference.stop(), second.stop()]));

async function against(distort, entries = []) {
  const proxy = await startDistortion(second.url, distort);
  try {
    const run = `s${Math.random().toString(36).slice(2)}`;
    return await runDifferential({
      referenceUrl: reference.url,
      signetUrl: proxy.url,
      signetOrigin: second.url,
      scenarios: chosen,
      deliberate: entries,
      run,
    });
  } finally {
    await proxy.stop();
  }
}

const body = (change) => (answer) => ({ ...answer, text: change(answer.text) });
const header = (name, value) => (answer) => ({ ...answer, headers: { ...answer.headers, [name]: value } });
const cookies = (change) => (answer) => ({ ...answer, setCookie: change(answer.setCookie) });
const without =
  (name) =>
  ({ headers, ...answer }) => ({ ...answer, headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)) });

const falsifications = {
  'another status': [(answer) => ({ ...answer, status: answer.status === 200 ? 201 : answer.status }), /^status$/],
  'another media type': [header('content-type', 'application/problem+json'), /^content-type$/],
  'an absent null': [body((text) => text.replace('"image":null,', '')), /^body\.user\.image$/],
  'an empty text for null': [body((text) => text.replace('"image":null', '"image":""')), /^body\.user\.image$/],
  'an additional key': [body((text) => text.replace('"user":{', '"user":{"role":"admin",')), /^body\.user\.role$/],
  'a text for a boolean': [body((text) => text.replace('"emailVerified":false', '"emailVerified":"false"')), /emailVerified$/],
  'a date without milliseconds': [body((text) => text.replace(/\.\d{3}Z"/g, 'Z"')), /createdAt$/],
  'another name': [body((text) => text.replace('Ada', 'Eve')), /^body\.user\.name$/],
  'a longer token': [body((text) => text.replace(/"token":"/, '"token":"x')), /token$/],
  'another user': [body((text) => text.replace(/"id":"\w+"/, () => `"id":"${Math.random()}"`)), /id$/],
  'an object for null': [body((text) => (text === 'null' ? '{"session":null}' : text)), /^body/],
  'a cookie too many': [cookies((lines) => (lines.length ? [...lines, 'extra=; Max-Age=0; Path=/'] : lines)), /^cookie extra$/],
  'a missing cookie': [cookies((lines) => lines.filter((line) => !line.includes('session_data'))), /^cookie better-auth\.session_data$/],
  'a cookie script can read': [cookies((lines) => lines.map((line) => line.replace('; HttpOnly', ''))), /^cookie/],
  'a laxer SameSite': [cookies((lines) => lines.map((line) => line.replace('SameSite=Lax', 'SameSite=None'))), /^cookie/],
  'another Max-Age': [cookies((lines) => lines.map((line) => line.replace('Max-Age=604800', 'Max-Age=604801'))), /session_token$/],
  'a cookie that is not removed': [cookies((lines) => lines.filter((line) => !line.includes('Max-Age=0'))), /^cookie/],
  'a storable session': [without('cache-control'), /^cache-control$/],
  'another Location': [header('location', '/elsewhere'), /^location$/],
  'CORS for everybody': [header('access-control-allow-origin', '*'), /^access-control-allow-origin$/],
  'a missing set-auth-jwt': [without('set-auth-jwt'), /^set-auth-jwt$/],
  'a dropped connection': [() => undefined, /^transport$/],
};

for (const [name, [distort, field]] of Object.entries(falsifications)) {
  test(`${name} is found`, async () => {
    const { unexpected } = await against(distort);
    assert.ok(
      unexpected.some(({ differences }) => differences.some((difference) => field.test(difference.field))),
      JSON.stringify(unexpected.slice(0, 2)),
    );
  });
}

test('an honest proxy is equal', async () => {
  const { unexpected, equal, requests } = await against((answer) => answer);
  assert.deepEqual(unexpected, []);
  assert.equal(equal, requests);
});

for (const verification of ['open', 'required'])
  test(`two references are equal in every request, verification ${verification}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    const outboxes = { reference: join(folder, 'one.jsonl'), signet: join(folder, 'other.jsonl') };
    const pair = await Promise.all(Object.values(outboxes).map((outbox) => startReference({ verification, outbox, bearer: true })));
    const report = await runDifferential({
      referenceUrl: pair[0].url,
      signetUrl: pair[1].url,
      scenarios: scenarios.filter((scenario) => scenario.verification === verification),
      deliberate: [],
      outboxes,
      secrets: { reference: pair[0].secret, signet: pair[1].secret },
    });
    await Promise.all(pair.map(({ stop }) => stop()));
    rmSync(folder, { recursive: true });
    assert.deepEqual(report.unexpected, []);
    assert.equal(report.equal, report.requests);
    assert.ok(report.requests > (verification === 'open' ? 900 : 90), `${report.requests} requests`);
  });

test('a mail that neither sends is a failure', async () => {
  const waiting = scenario('no mail', ['wait', { ...get('/ok'), mail: ['verify-email', '{mail}'] }]);
  const report = await runDifferential({ referenceUrl: reference.url, signetUrl: second.url, scenarios: [waiting], deliberate: [] });
  assert.equal(report.unexpected.length, 1);
});

test('a deliberate difference is counted, and only where it is listed [R-060]', async () => {
  const distort = falsifications['a cookie too many'][0];
  const entry = { id: 'extra', where: [[/^cookie extra$/, /^absent$/, /^emptied; max-age=0; path=\/$/]] };
  const covered = await against(distort, [entry]);
  assert.equal(covered.unexpected.length, 0);
  assert.ok(covered.deliberate > 0);
  const elsewhere = await against(distort, [{ ...entry, request: /^error/ }]);
  assert.ok(elsewhere.unexpected.length > 0);
});

test('an unused deliberate difference is a failure', async () => {
  const report = await against((answer) => answer, [{ id: 'never', where: [[/^nothing$/]] }]);
  const lines = [];
  assert.equal(
    print(report, (line) => lines.push(line)),
    1,
  );
  assert.match(lines.at(-1), /^\d+ passed, 1 failed$/);
});

test('scenario names are unique, and so are the steps of a scenario', () => {
  const names = scenarios.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

test('every deliberate difference has an id of its own and a reason [R-060]', () => {
  const ids = deliberate.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, what, why, where } of deliberate) assert.ok(id && what && why && where.length > 0, id);
  for (const { id, effect } of deliberate) assert.match(effect, /^(stricter|looser|neither)$/, id);
});

test('the README lists the deliberate differences as they are (npm run table)', () => {
  const { text, wanted } = readme();
  assert.equal(text, wanted);
});
