// A server on which every address has to be proved, the link that does so signs in, and accounts are deleted by mail.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, PASSWORD, person } from '../browser.mjs';
import { CACHE_COOKIE, failsWith, SESSION_COOKIE } from '../expect.mjs';
import { countOf, mailTo } from '../mailbox.mjs';

const NOT_VERIFIED = [403, 'EMAIL_NOT_VERIFIED', 'Email not verified'];
const WRONG = [401, 'INVALID_EMAIL_OR_PASSWORD', 'Invalid email or password'];
const authoritative = { query: { disableCookieCache: true } };

async function signedUp(extra = {}) {
  const browser = new Browser();
  const client = browser.client();
  const who = { ...person(), ...extra };
  const { data, error } = await client.signUp.email(who);
  assert.equal(error, null);
  return { browser, client, who, data };
}

async function proved(extra) {
  const somebody = await signedUp(extra);
  await somebody.browser.visit((await mailTo(somebody.who.email, 'verify-email')).url);
  return somebody;
}

test('sign-up signs nobody in', async () => {
  const { browser, client, data } = await signedUp();
  assert.equal(data.token, null);
  for (const name of [SESSION_COOKIE, CACHE_COOKIE]) assert.equal(browser.jar.get(name), undefined);
  assert.equal((await client.getSession()).data, null);
});

test('sign-in before the proof fails, and sends the mail again', async () => {
  const { client, who } = await signedUp();
  failsWith(await client.signIn.email({ email: who.email, password: PASSWORD }), ...NOT_VERIFIED);
  await mailTo(who.email, 'verify-email');
  assert.equal(countOf(who.email, 'verify-email'), 2);
});

test('sign-in with a wrong password tells nothing of the proof', async () => {
  const { client, who } = await signedUp();
  failsWith(await client.signIn.email({ email: who.email, password: 'wrong horse battery' }), ...WRONG);
  assert.equal(countOf(who.email, 'verify-email'), 1);
});

test('the link of the mail leads to the page of the sign-up, and signs in', async () => {
  const { browser, client, who } = await signedUp({ callbackURL: '/welcome' });
  const { status, location } = await browser.visit((await mailTo(who.email, 'verify-email')).url);
  assert.deepEqual([status, location], [302, '/welcome']);
  const { user } = (await client.getSession()).data;
  assert.deepEqual([user.email, user.emailVerified], [who.email, true]);
});

test('the link signs in once', async () => {
  const { who } = await signedUp();
  const { url } = await mailTo(who.email, 'verify-email');
  await new Browser().visit(url);
  const later = new Browser();
  await later.visit(url);
  assert.deepEqual(later.jar.names(), []);
});

test('after the proof the password signs in', async () => {
  const { who } = await proved();
  const { data } = await new Browser().client().signIn.email({ email: who.email, password: PASSWORD });
  assert.equal(data.user.emailVerified, true);
});

test('sign-up with a taken address is answered as one with a free address [R-096]', async () => {
  const { who } = await proved();
  const taken = await new Browser().client().signUp.email({ ...who, name: 'Eve' });
  const free = await new Browser().client().signUp.email({ ...person(), name: 'Eve' });
  assert.equal(taken.error, null);
  const shape = ({ data }) => ({ ...data, user: { ...data.user, id: typeof data.user.id, email: '', createdAt: '', updatedAt: '' } });
  assert.deepEqual(shape(taken), shape(free));
});

test('a sign-up with a taken address changes nothing', async () => {
  const { client, who } = await proved();
  await new Browser().client().signUp.email({ ...who, name: 'Eve', password: 'another horse battery' });
  assert.equal((await client.getSession(authoritative)).data.user.name, who.name);
  // As for a free address: the answer must not tell that there is an account.
  failsWith(await new Browser().client().signIn.email({ email: who.email, password: 'another horse battery' }), ...NOT_VERIFIED);
  assert.equal((await new Browser().client().signIn.email({ email: who.email, password: PASSWORD })).error, null);
});

test('sign-up still names what is wrong with the input', async () => {
  const { error } = await new Browser().client().signUp.email({ ...person(), password: 'short' });
  assert.equal(error.code, 'PASSWORD_TOO_SHORT');
});

test('deleteUser sends a mail, and deletes nothing yet', async () => {
  const { client, who } = await proved();
  assert.deepEqual((await client.deleteUser()).data, { success: true, message: 'Verification email sent' });
  await mailTo(who.email, 'delete-account');
  assert.ok((await client.getSession(authoritative)).data);
});

test('the link of the mail deletes the account and leads to the page', async () => {
  const { browser, client, who } = await proved();
  await client.deleteUser({ callbackURL: '/bye' });
  const { status, location } = await browser.visit((await mailTo(who.email, 'delete-account')).url);
  assert.deepEqual([status, location], [302, '/bye']);
  assert.deepEqual(browser.jar.names(), []);
  failsWith(await client.signIn.email({ email: who.email, password: PASSWORD }), ...WRONG);
});

test('the link of the mail deletes nothing without the session', async () => {
  const { client, who } = await proved();
  await client.deleteUser();
  const { url } = await mailTo(who.email, 'delete-account');
  assert.equal((await new Browser().visit(url)).status, 404);
  assert.ok((await client.getSession(authoritative)).data);
});

test('the link of the mail deletes nobody else', async () => {
  const ada = await proved();
  const eve = await proved();
  await ada.client.deleteUser();
  await eve.browser.visit((await mailTo(ada.who.email, 'delete-account')).url);
  assert.ok((await ada.client.getSession(authoritative)).data);
  assert.ok((await eve.client.getSession(authoritative)).data);
});

test('deleteUser takes the token of the mail', async () => {
  const { client, who } = await proved();
  await client.deleteUser();
  const { token } = await mailTo(who.email, 'delete-account');
  assert.deepEqual((await client.deleteUser({ token })).data, { success: true, message: 'User deleted' });
  assert.equal((await client.getSession()).data, null);
});
