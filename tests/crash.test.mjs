// The server is killed while people sign up, again and again: whoever was told 200 has an account.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Browser, newPerson } from '../pentest/support/browser.mjs';
import { query } from '../pentest/support/database.mjs';
import { startServer } from '../pentest/support/server.mjs';

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 12);
const CLIENTS = 4;
const LONGEST_LOAD_MS = 2_000;
const SHORTEST_LOAD_MS = 300;

const server = await startServer();
after(() => server.stop());

test(`${ROUNDS} times SIGKILL during sign-ups: every one that was answered 200 can sign in [R-006]`, async (t) => {
  const everybody = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const { confirmed, cut } = await signUpsUntilKilled();
    assert.ok(confirmed.length > 0, 'the kill came before the first sign-up');
    await server.start();
    await assertAllSignIn(confirmed);
    await assertSound();
    everybody.push(...confirmed);
    t.diagnostic(`round ${round}: ${confirmed.length} sign-ups answered 200, ${cut} cut off`);
  }
  await assertAllSignIn(everybody);
  t.diagnostic(`all in all ${everybody.length} accounts, none lost`);
});

/** Clients sign up one person after another, until the server is gone in the middle of it. */
async function signUpsUntilKilled() {
  const confirmed = [];
  let cut = 0;
  let alive = true;
  const client = async () => {
    while (alive) {
      const person = newPerson();
      try {
        const { status, text } = await new Browser(server).post('/api/auth/sign-up/email', person);
        assert.equal(status, 200, text);
        confirmed.push(person);
      } catch (failure) {
        if (failure.code === 'ERR_ASSERTION') throw failure;
        cut++;
        return;
      }
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  await new Promise((resolve) => setTimeout(resolve, SHORTEST_LOAD_MS + Math.random() * (LONGEST_LOAD_MS - SHORTEST_LOAD_MS)));
  await server.kill('SIGKILL');
  alive = false;
  await Promise.all(clients);
  return { confirmed, cut };
}

async function assertAllSignIn(people) {
  for (let from = 0; from < people.length; from += CLIENTS) {
    await Promise.all(
      people.slice(from, from + CLIENTS).map(async ({ email, password }) => {
        const { status, json, text } = await new Browser(server).post('/api/auth/sign-in/email', { email, password });
        assert.equal(status, 200, `${email} signed up and is gone: ${text}`);
        assert.equal(json.user.email, email);
      }),
    );
  }
}

/** No half of an account is left: neither a user without a password, nor a password without a user. */
async function assertSound() {
  assert.deepEqual(query(server.data, 'PRAGMA integrity_check'), [['ok']]);
  assert.deepEqual(query(server.data, `SELECT "id" FROM "user" WHERE "id" NOT IN (SELECT "userId" FROM "account")`), []);
  assert.deepEqual(query(server.data, `SELECT "id" FROM "account" WHERE "userId" NOT IN (SELECT "id" FROM "user")`), []);
}
