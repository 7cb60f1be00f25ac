// Without the settings for both: there is no way back any more.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser } from './browser.mjs';
import { assertSignIn, signIn } from './people.mjs';

export function upgrading(world) {
  describe('Signet with its own defaults', () => {
    before(async () => {
      [world.signet, world.node] = await Promise.all([world.startSignet({}), world.startNode()]);
    });

    test('a sign-in replaces the hash, which Node can no longer read', () => hashesAreReplaced(world));
    if (world.cookieCache === 'compact') {
      test('Node stumbles over a cached copy of another form', () => copiesAreForeign(world));
    }
    after(() => Promise.all([world.signet?.stop(), world.node?.stop()]));
  });
}

async function hashesAreReplaced({ people, signet, node, origin, database }) {
  const [person] = people;
  const hash = async () => {
    const sql = `SELECT "password" FROM "account" WHERE "userId" = ? AND "providerId" = 'credential'`;
    return (await database.query(sql, person.id))[0].password;
  };
  assert.match(await hash(), /^[0-9a-f]{32}:[0-9a-f]{128}$/);
  await assertSignIn(new Browser(origin), signet, person, 200);
  assert.doesNotMatch(await hash(), /^[0-9a-f]{32}:/);
  await assertSignIn(new Browser(origin), signet, person, 200);
  await assertSignIn(new Browser(origin), node, person, 500);
}

async function copiesAreForeign({ people, signet, node, origin }) {
  const browser = await signIn(signet, origin, people[1]);
  assert.equal((await browser.get(node, '/get-session')).status, 500);
  assert.equal((await browser.withoutCache().get(node, '/get-session')).status, 200);
}
