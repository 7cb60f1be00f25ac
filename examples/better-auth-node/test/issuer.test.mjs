// The issuer says in a sentence why it does not start.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ISSUER_SECRET, runIssuer } from './processes.mjs';

const REFUSALS = {
  'without a secret': [{}, 'BETTER_AUTH_SECRET is not set. Make one with: openssl rand -base64 48'],
  'with a short secret': [{ BETTER_AUTH_SECRET: 'too short' }, 'BETTER_AUTH_SECRET has 9 characters; it needs at'],
  'with a port that is none': [{ BETTER_AUTH_SECRET: ISSUER_SECRET, PORT: '99999' }, 'PORT is "99999"'],
};

for (const [name, [environment, sentence]] of Object.entries(REFUSALS)) {
  test(`the issuer does not start ${name}`, async () => {
    const { code, said } = await runIssuer(environment);
    assert.equal(code, 1);
    assert.ok(said.startsWith(sentence), said);
    assert.doesNotMatch(said, /\n\s+at /);
  });
}
