// Node is stopped, and Signet starts on its database.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser } from './browser.mjs';
import { rows } from './database.mjs';
import { assertSignIn, whoIs, withLink } from './people.mjs';

export function takingOver(world) {
  describe('Signet takes over from Node [R-382]', () => {
    before(async () => {
      world.signet = await world.startSignet(world.forBoth);
      world.schemaAfter = await world.database.schema();
      world.rowsAfter = await rows(world.database);
    });

    test('nothing of the schema is changed or renamed, and no row is touched', () => theDatabaseIsAsItWas(world));
    test('every session goes on, with and without its cached copy', () => sessionsGoOn(world));
    test('every device is listed', () => devicesAreListed(world));
    test('a session that ends with the browser still does', () => shortSessionsStayShort(world));
    test('every user signs in with the old password, whose hash stays', () => passwordsWork(world));
    test('every account is listed, social ones among them', () => accountsAreListed(world));
    test('a link that proves an address works', () => verificationLinksWork(world));
    test('a link to a new password works, once', () => resetLinksWork(world));
    test('a link that allows a change of address works, in the session of its owner alone', () =>
      confirmationLinksWork(world));
    test('a link that proves a new address works for who had not proved the old one', () => changeLinksWork(world));
    test('a link that deletes an account works, in the session of its owner alone', () => deletionLinksWork(world));
    after(() => world.signet?.stop());
  });
}

async function theDatabaseIsAsItWas({ schemaBefore, schemaAfter, rowsBefore, rowsAfter }) {
  const kept = new Set(schemaAfter);
  assert.deepEqual(schemaBefore.filter((line) => !kept.has(line)), []);
  const old = new Set(schemaBefore);
  const columns = schemaAfter.filter((line) => !old.has(line) && line.startsWith('column '));
  const tables = new Set(schemaBefore.map((line) => line.split(' ')[1]));
  const added = columns.filter((line) => tables.has(line.split(' ')[1]));
  // The one new column of an old table, which may be empty: Better Auth's own statements go on.
  assert.deepEqual(added.map((line) => line.split(' ').slice(1, 3).join('.')), ['user.sessionsValidAfter']);
  assert.match(added[0], / YES/);
  for (const [table, before] of Object.entries(rowsBefore)) {
    const after = rowsAfter[table].map(({ sessionsValidAfter, ...row }) => row);
    assert.deepEqual(after, before, table);
  }
}

async function sessionsGoOn({ people, signet }) {
  await each(people, async (person) => {
    for (const browser of person.browsers) {
      assert.equal(await whoIs(browser.copy(), signet), person.email);
      assert.equal(await whoIs(browser.withoutCache(), signet), person.email);
    }
  });
}

const each = (people, check) => Promise.all(people.map(check));

async function devicesAreListed({ people, signet }) {
  await each(people, async (person) => {
    const response = await person.browsers[0].copy().get(signet, '/list-sessions');
    assert.equal(response.status, 200, response.text);
    assert.equal(response.json.length, person.browsers.length);
    assert.ok(response.json.every((session) => session.userId === person.id));
  });
}

async function shortSessionsStayShort({ people, signet, database }) {
  const browser = people[0].browsers[1].withoutCache();
  const response = await browser.get(signet, '/get-session');
  const line = response.setCookies.find((text) => text.includes('.session_token='));
  assert.ok(line === undefined || !/max-age|expires/i.test(line), line);
  const { expiresAt, createdAt } = response.json.session;
  assert.ok(Date.parse(expiresAt) - Date.parse(createdAt) <= 86_400_000 + 1_000, expiresAt);
  const [stored] = await database.query('SELECT "expiresAt" FROM "session" WHERE "id" = ?', response.json.session.id);
  assert.equal(stored.expiresAt.toISOString(), expiresAt);
}

async function passwordsWork({ people, signet, origin, database, rowsBefore }) {
  await each(people, (person) => assertSignIn(new Browser(origin), signet, person, 200));
  await assertSignIn(new Browser(origin), signet, { ...people[0], password: 'moving-house-1' }, 401);
  assert.deepEqual((await rows(database)).account, rowsBefore.account);
}

async function accountsAreListed({ people, signet }) {
  for (const person of people) {
    const response = await person.browsers[0].copy().get(signet, '/list-accounts');
    assert.equal(response.status, 200, response.text);
    assert.deepEqual(response.json.map(({ providerId }) => providerId).sort(), [...person.providers].sort());
    const social = response.json.filter(({ providerId }) => providerId !== 'credential');
    assert.ok(social.every(({ scopes }) => scopes.join() === 'read:user,user:email'), response.text);
    assert.doesNotMatch(response.text, /access-|refresh-|password/);
  }
}

async function verificationLinksWork({ people, signet }) {
  for (const person of withLink(people, 'verify')) {
    const response = await person.browsers[0].withoutCache().visit(signet, person.link);
    assert.deepEqual([response.status, response.location], [302, '/welcome']);
    const session = await person.browsers[0].withoutCache().get(signet, '/get-session');
    assert.equal(session.json.user.emailVerified, true);
  }
}

async function resetLinksWork({ people, signet, origin }) {
  for (const person of withLink(people, 'reset')) {
    const browser = new Browser(origin);
    const opened = await browser.visit(signet, person.link);
    assert.equal(opened.status, 302, opened.text);
    const token = new URL(opened.location, origin).searchParams.get('token');
    const body = { token, newPassword: `${person.password}-anew` };
    const response = await browser.post(signet, '/reset-password', body);
    assert.equal(response.status, 200, response.text);
    assert.equal((await browser.post(signet, '/reset-password', body)).status, 400);
    await assertSignIn(browser, signet, person, 401);
    person.password = body.newPassword;
    await assertSignIn(browser, signet, person, 200);
    person.browsers = [browser];
  }
}

async function deletionLinksWork({ people, signet, origin, database }) {
  for (const person of withLink(people, 'deletion')) {
    // A mail program that opens the link in advance is nobody, and uses nothing up.
    assert.equal((await new Browser(origin).visit(signet, person.link)).status, 404);
    const response = await person.browsers[0].withoutCache().visit(signet, person.link);
    assert.deepEqual([response.status, response.location], [302, '/goodbye'], response.text);
    for (const table of ['session', 'account']) {
      assert.deepEqual(await database.query(`SELECT "id" FROM "${table}" WHERE "userId" = ?`, person.id), []);
    }
    assert.deepEqual(await database.query('SELECT "id" FROM "user" WHERE "id" = ?', person.id), []);
    people.splice(people.indexOf(person), 1);
  }
}

async function confirmationLinksWork({ people, signet, origin }) {
  for (const person of withLink(people, 'changeConfirmation')) {
    const refused = await new Browser(origin).visit(signet, person.link);
    assert.deepEqual([refused.status, refused.location], [302, '/account?error=INVALID_USER']);
    const browser = person.browsers[0].withoutCache();
    const response = await browser.visit(signet, person.link);
    assert.deepEqual([response.status, response.location], [302, '/account']);
    const mail = await signet.mail('verify-email', person.newEmail);
    assert.equal((await browser.visit(signet, mail.url)).location, '/account');
    assert.equal(await whoIs(person.browsers[0].withoutCache(), signet), person.newEmail);
    person.email = person.newEmail;
  }
}

async function changeLinksWork({ people, signet, origin }) {
  const [unproved, proved] = withLink(people, 'changeVerification');
  const refused = await new Browser(origin).visit(signet, unproved.link);
  assert.deepEqual([refused.status, refused.location], [302, '/account?error=INVALID_USER']);
  const response = await unproved.browsers[0].withoutCache().visit(signet, unproved.link);
  assert.deepEqual([response.status, response.location], [302, '/account']);
  assert.equal(await whoIs(unproved.browsers[0].withoutCache(), signet), unproved.newEmail);
  unproved.email = unproved.newEmail;
  // Such a link does not say whether the owner of a proved address has allowed the change.
  const once = await proved.browsers[0].withoutCache().visit(signet, proved.link);
  assert.deepEqual([once.status, once.location], [302, '/account?error=INVALID_TOKEN']);
}
