// Node and Signet on one database, behind one address: whatever one does, the other knows.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { Browser } from './browser.mjs';
import { assertSignIn, signIn, signUp, whoIs } from './people.mjs';

const DAY_MS = 86_400_000;

export function sideBySide(world) {
  describe('both run side by side [R-383]', () => {
    before(async () => {
      world.node = await world.startNode();
      // Its keys stand in one table with those of Node's jwt plugin.
      world.signet = await world.startSignet({ ...world.forBoth, 'jwt.algorithm': 'EdDSA' });
      // Each test has people of its own.
      world.next = 25;
    });

    test('the migration of Better Auth finds nothing to do', () => assert.deepEqual(world.node.migrated, []));
    bothWays(world, 'who signs up with one signs in with the other', signUpHere);
    bothWays(world, 'a session of one is honoured and listed by the other', sessionHere);
    bothWays(world, 'who signs out at one is signed out at the other', signOutHere);
    bothWays(world, 'a session that one revokes is over at the other', revokeHere);
    bothWays(world, 'all sessions that one revokes are over at the other', revokeAllHere);
    bothWays(world, 'a password that is changed at one counts at the other', changePasswordHere);
    bothWays(world, 'a link to a new password that one mails works at the other, once', resetHere);
    bothWays(world, 'a link that deletes an account works at the other', deleteHere);
    bothWays(world, 'a session that one extends is extended for the other', extendHere);
    bothWays(world, 'the access token of one is verified by its own keys', tokenHere);
    bothWays(world, 'the cached copy of one does no harm at the other', cacheHere);
    test('a link of Node that proves an address works at Signet', () => verificationOfNode(world));
    test('a link of Signet that proves an address is refused by Node', () => verificationOfSignet(world));
    after(async () => {
      await Promise.all([world.node.stop(), world.signet.stop()]);
    });
  });
}

function bothWays(world, name, check) {
  test(`${name}: Node, Signet`, () => check(world, world.node, world.signet));
  test(`${name}: Signet, Node`, () => check(world, world.signet, world.node));
}

const somebody = (world) => world.people[world.next++];

let newcomers = 0;

async function signUpHere({ origin }, here, there) {
  const number = ++newcomers;
  const person = { email: `newcomer-${number}@example.test`, password: `come-in-please-${number}`, name: `Newcomer ${number}` };
  const browser = await signUp(here, origin, person);
  assert.equal(await whoIs(browser, there), person.email);
  await assertSignIn(new Browser(origin), there, person, 200);
  await assertSignIn(new Browser(origin), there, { ...person, password: 'come-in-please' }, 401);
}

async function sessionHere(world, here, there) {
  const person = somebody(world);
  const browser = await signIn(here, world.origin, person);
  assert.equal(await whoIs(browser.withoutCache(), there), person.email);
  const [ours, theirs] = [await sessions(browser, here), await sessions(browser, there)];
  assert.ok(ours.length >= 2);
  assert.deepEqual(theirs, ours);
}

async function sessions(browser, server) {
  const response = await browser.withoutCache().get(server, '/list-sessions');
  assert.equal(response.status, 200, response.text);
  return response.json.sort((a, b) => a.id.localeCompare(b.id));
}

async function signOutHere(world, here, there) {
  const browser = await signIn(world.signet, world.origin, somebody(world));
  const copy = browser.withoutCache();
  assert.equal((await browser.post(here, '/sign-out')).status, 200);
  assert.equal(await whoIs(copy, there), undefined);
  // Node does not know the cookie of the access token; the next look at the session takes it away.
  assert.deepEqual(browser.jar.names(), here === world.node ? ['better-auth.access_token'] : []);
  assert.equal(await whoIs(browser, world.signet), undefined);
  assert.deepEqual(browser.jar.names(), []);
}

async function revokeHere(world, here, there) {
  const person = somebody(world);
  const [mine, other] = [await signIn(here, world.origin, person), await signIn(there, world.origin, person)];
  const { token } = (await other.get(there, '/get-session')).json.session;
  const response = await mine.post(here, '/revoke-session', { token });
  assert.equal(response.status, 200, response.text);
  assert.equal(await whoIs(other.withoutCache(), there), undefined);
  // Its cached copy counts until it runs out, but for nothing that matters.
  assert.equal(await whoIs(other.copy(), there, '?disableCookieCache=true'), undefined);
  assert.equal((await other.copy().post(there, '/change-password', passwords(person))).status, 401);
  assert.equal(await whoIs(mine.withoutCache(), there), person.email);
}

const passwords = ({ password }) => ({ currentPassword: password, newPassword: `${password}-anew`, revokeOtherSessions: true });

async function revokeAllHere(world, here, there) {
  const person = somebody(world);
  const [mine, other] = [await signIn(here, world.origin, person), await signIn(there, world.origin, person)];
  assert.equal((await mine.post(here, '/revoke-other-sessions')).status, 200);
  assert.equal(await whoIs(other.withoutCache(), there), undefined);
  assert.equal(await whoIs(mine.withoutCache(), there), person.email);
  const again = await signIn(there, world.origin, person);
  assert.equal(await whoIs(again.withoutCache(), here), person.email);
  assert.equal((await mine.post(here, '/revoke-sessions')).status, 200);
  assert.equal(await whoIs(again.withoutCache(), there), undefined);
}

async function changePasswordHere(world, here, there) {
  const person = somebody(world);
  const [mine, other] = [await signIn(there, world.origin, person), await signIn(there, world.origin, person)];
  const response = await mine.post(here, '/change-password', passwords(person));
  assert.equal(response.status, 200, response.text);
  assert.equal(await whoIs(other.withoutCache(), there), undefined);
  assert.equal(await whoIs(mine.withoutCache(), there), person.email);
  await assertSignIn(new Browser(world.origin), there, person, 401);
  person.password = passwords(person).newPassword;
  await assertSignIn(new Browser(world.origin), there, person, 200);
}

async function resetHere(world, here, there) {
  const person = somebody(world);
  const browser = new Browser(world.origin);
  await browser.post(here, '/request-password-reset', { email: person.email, redirectTo: '/reset' });
  const { url } = await here.mail('reset-password', person.email);
  const opened = await browser.visit(there, url);
  const token = new URL(opened.location, world.origin).searchParams.get('token');
  const body = { token, newPassword: `${person.password}-reset` };
  assert.equal((await browser.post(there, '/reset-password', body)).status, 200);
  for (const server of [here, there]) assert.equal((await browser.post(server, '/reset-password', body)).status, 400);
  person.password = body.newPassword;
  await assertSignIn(browser, here, person, 200);
}

async function deleteHere(world, here, there) {
  const person = somebody(world);
  const browser = await signIn(here, world.origin, person);
  const asked = await browser.post(here, '/delete-user', { callbackURL: '/goodbye' });
  assert.equal(asked.status, 200, asked.text);
  const { url } = await here.mail('delete-account', person.email);
  const response = await browser.visit(there, url);
  assert.deepEqual([response.status, response.location], [302, '/goodbye'], response.text);
  await assertSignIn(browser, here, person, 401);
  for (const table of ['account', 'session']) {
    assert.deepEqual(await world.database.query(`SELECT "id" FROM "${table}" WHERE "userId" = ?`, person.id), []);
  }
}

async function extendHere(world, here, there) {
  const browser = await signIn(there, world.origin, somebody(world));
  const { session } = (await browser.get(there, '/get-session')).json;
  const age = { updatedAt: new Date(Date.now() - 2 * DAY_MS), expiresAt: new Date(Date.now() + 5 * DAY_MS) };
  const aged = 'UPDATE "session" SET "updatedAt" = ?, "expiresAt" = ? WHERE "id" = ?';
  await world.database.query(aged, age.updatedAt, age.expiresAt, session.id);
  const ours = (await browser.withoutCache().get(here, '/get-session')).json.session;
  assert.ok(Date.parse(ours.expiresAt) > Date.now() + 6 * DAY_MS, ours.expiresAt);
  const theirs = (await browser.withoutCache().get(there, '/get-session')).json.session;
  assert.equal(theirs.expiresAt, ours.expiresAt);
}

/** Node takes Signet's copy for its own. Signet passes over Node's, with which no access token comes. */
async function cacheHere(world, here, there) {
  const person = somebody(world);
  const browser = await signIn(here, world.origin, person);
  assert.equal(await whoIs(browser, here), person.email);
  assert.ok(browser.jar.names().some((name) => name.endsWith('.session_data')));
  await world.database.query('UPDATE "user" SET "name" = ? WHERE "id" = ?', 'Somebody Else', person.id);
  const { user } = (await browser.get(there, '/get-session')).json;
  assert.equal(user.email, person.email);
  assert.equal(user.name, here === world.signet ? person.name : 'Somebody Else');
}

async function verificationOfNode(world) {
  const person = world.people.find(({ number }) => number === 22);
  await person.browsers[0].withoutCache().post(world.node, '/send-verification-email', { email: person.email });
  const { url } = await world.node.mail('verify-email', person.email);
  assert.equal((await person.browsers[0].withoutCache().visit(world.signet, url)).location, '/');
  const { user } = (await person.browsers[0].withoutCache().get(world.node, '/get-session')).json;
  assert.equal(user.emailVerified, true);
}

/** Decision 0030: a key of their own. Whoever sees the error asks for another link. */
async function verificationOfSignet(world) {
  const person = world.people.find(({ number }) => number === 23);
  await person.browsers[0].withoutCache().post(world.signet, '/send-verification-email', { email: person.email });
  const { url } = await world.signet.mail('verify-email', person.email);
  assert.equal((await new Browser(world.origin).visit(world.node, url)).location, '/?error=INVALID_TOKEN');
  assert.equal((await new Browser(world.origin).visit(world.signet, url)).location, '/');
}

/** Whichever of them was first to put a key into the table. */
async function tokenHere(world, here, there) {
  const person = world.people[0];
  const browser = await signIn(there, world.origin, person);
  const { token } = (await browser.withoutCache().get(here, '/token')).json;
  const keys = createLocalJWKSet((await browser.get(here, '/jwks')).json);
  const { payload } = await jwtVerify(token, keys, { issuer: world.origin, audience: world.origin });
  assert.equal(payload.sub, person.id);
}
