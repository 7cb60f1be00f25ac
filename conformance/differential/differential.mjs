// Sends every request of every scenario to both servers, one cookie jar per scenario and server, and compares.
import { CookieJar } from '../lib/cookie-jar.mjs';
import { NoMailError, Outbox } from '../lib/outbox.mjs';
import { Deliberate, differences } from './compare.mjs';
import { Visitor } from './exchange.mjs';
import { Normaliser } from './normalise.mjs';

/**
 * Runs the scenarios and returns the counts, the unexpected findings and what became of the deliberate list.
 * `signetOrigin` is what that server calls itself, where a proxy stands before it; `outboxes` are the files of
 * their mails, `secrets` their master secrets.
 */
export async function runDifferential({
  referenceUrl,
  signetUrl,
  signetOrigin = signetUrl,
  scenarios,
  deliberate,
  outboxes = {},
  secrets = {},
  run = Date.now().toString(36),
}) {
  const report = { requests: 0, equal: 0, deliberate: 0, unexpected: [] };
  const list = new Deliberate(deliberate);
  const known = ['reference', 'signet'].map((name) => ({ outbox: new Outbox(outboxes[name]), secret: secrets[name] }));
  for (const [index, scenario] of scenarios.entries()) {
    const mail = `u${index}-${run}@example.com`;
    const values = { mail, MAIL: mail.toUpperCase(), run };
    const pair = [side(referenceUrl, referenceUrl, values, known[0]), side(signetUrl, signetOrigin, values, known[1])];
    for (const step of scenario.steps) await compareStep(scenario, step, pair, list, report);
  }
  return { ...report, uses: list.uses(), unused: list.unused() };
}

function side(url, origin, values, known) {
  return { visitor: new Visitor(url, new CookieJar(), values, known), normaliser: new Normaliser(origin) };
}

async function compareStep(scenario, step, pair, list, report) {
  const [reference, signet] = await Promise.all(pair.map((one) => outcome(one, step)));
  const found = differences(reference, signet);
  const name = `${scenario.name} > ${step.label}`;
  const request = { name, step, answers: { reference, signet } };
  const covering = found.map((difference) => list.covering(request, difference));
  const surprising = found.filter((_, index) => covering[index] === undefined);
  report.requests += 1;
  if (covering.every((entry) => entry?.everywhere)) report.equal += 1;
  else if (surprising.length === 0) report.deliberate += 1;
  else report.unexpected.push({ request: name, line: `${step.method} ${step.absolute ?? step.path}`, differences: surprising });
}

// A server that drops the connection has answered too, only badly. A mail that does not come is no answer, not even if the
// other server sends none either.
async function outcome({ visitor, normaliser }, step) {
  try {
    return normaliser.fields(await visitor.perform(step));
  } catch (error) {
    const missing = error instanceof NoMailError ? `${visitor.origin}: ${error.message}` : undefined;
    return new Map([['transport', missing ?? error.code ?? error.message]]);
  }
}
