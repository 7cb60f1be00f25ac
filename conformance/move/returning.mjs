// The way back: Signet is stopped, and Node goes on with what Signet wrote.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser } from './browser.mjs';
import { assertSignIn, signIn, signUp, whoIs } from './people.mjs';

export function returning(world) {
  const newcomer = { email: 'late@example.test', password: 'late-but-welcome', name: 'Late Comer' };
  let browser;
  let reset;

  describe('Node goes on without Signet [R-384]', () => {
    before(async () => {
      world.signet = await world.startSignet(world.forBoth);
      browser = await signUp(world.signet, world.origin, newcomer);
      await browser.post(world.signet, '/request-password-reset', { email: newcomer.email, redirectTo: '/reset' });
      reset = await world.signet.mail('reset-password', newcomer.email);
      await world.signet.stop();
      world.node = await world.startNode();
    });

    test('its migration finds nothing to do', () => assert.deepEqual(world.node.migrated, []));
    test('sessions of Signet go on', async () => {
      assert.equal(await whoIs(browser.copy(), world.node), newcomer.email);
      assert.equal(await whoIs(browser.withoutCache(), world.node), newcomer.email);
    });
    test('everybody signs in, whoever wrote the hash', async () => {
      const everybody = [newcomer, ...world.people.slice(0, 10)];
      await Promise.all(everybody.map((person) => assertSignIn(new Browser(world.origin), world.node, person, 200)));
    });
    test('a link to a new password that Signet mailed works', () => resetWorks(world, newcomer, reset));
    test('accounts are as they were', () => accountsAreThere(world));
    after(() => world.node?.stop());
  });
}

async function resetWorks({ node, origin }, person, { url }) {
  const browser = new Browser(origin);
  const token = new URL((await browser.visit(node, url)).location, origin).searchParams.get('token');
  const newPassword = `${person.password}-again`;
  const response = await browser.post(node, '/reset-password', { token, newPassword });
  assert.equal(response.status, 200, response.text);
  await assertSignIn(browser, node, { ...person, password: newPassword }, 200);
}

async function accountsAreThere({ node, origin, people }) {
  for (const person of people.filter(({ number }) => number === 0 || number === 5)) {
    const response = await (await signIn(node, origin, person)).get(node, '/list-accounts');
    assert.deepEqual(response.json.map(({ providerId }) => providerId).sort(), [...person.providers].sort());
  }
}
