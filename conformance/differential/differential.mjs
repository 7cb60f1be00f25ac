// Sends every request of every scenario to both servers, one cookie jar per scenario and server, and compares.
import { CookieJar } from '../lib/cookie-jar.mjs';
import { Deliberate, differences } from './compare.mjs';
import { Visitor } from './exchange.mjs';
import { Normaliser } from './normalise.mjs';

/**
 * Runs the scenarios and returns the counts, the unexpected findings and what became of the deliberate list.
 * `signetOrigin` is what that server calls itself, where a proxy stands before it.
 */
export async function runDifferential({
  referenceUrl,
  signetUrl,
  signetOrigin = signetUrl,
  scenarios,
  deliberate,
  run = Date.now().toString(36),
}) {
  const report = { requests: 0, equal: 0, deliberate: 0, unexpected: [] };
  const list = new Deliberate(deliberate);
  for (const [index, scenario] of scenarios.entries()) {
    const mail = `u${index}-${run}@example.com`;
    const values = { mail, MAIL: mail.toUpperCase(), run };
    const pair = [side(referenceUrl, referenceUrl, values), side(signetUrl, signetOrigin, values)];
    for (const step of scenario.steps) await compareStep(scenario, step, pair, list, report);
  }
  return { ...report, uses: list.uses(), unused: list.unused() };
}

function side(url, origin, values) {
  return { visitor: new Visitor(url, new CookieJar(), values), normaliser: new Normaliser(origin) };
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

// A server that drops the connection has answered too, only badly.
async function outcome({ visitor, normaliser }, step) {
  try {
    return normaliser.fields(await visitor.perform(step));
  } catch (error) {
    return new Map([['transport', error.code ?? error.message]]);
  }
}
