// What is done by mail: the client asks, the link comes out of the outbox.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signetUrl } from '../lib/signet.mjs';
import { anotherDevice, Browser, PASSWORD, signedIn } from './browser.mjs';
import { failsValidation, failsWith } from './expect.mjs';
import { byMail, countOf, mailTo } from './mailbox.mjs';

const NEXT = 'next horse battery';
const DONE = { data: { status: true }, error: null };
const WRONG = [401, 'INVALID_EMAIL_OR_PASSWORD', 'Invalid email or password'];
const authoritative = { query: { disableCookieCache: true } };
const userOf = async (client) => (await client.getSession(authoritative)).data?.user;

async function withResetLink(redirectTo = '/new') {
  const somebody = await signedIn();
  await new Browser().client().requestPasswordReset({ email: somebody.who.email, redirectTo });
  return { ...somebody, mail: await mailTo(somebody.who.email, 'reset-password') };
}

async function proved() {
  const somebody = await signedIn();
  await somebody.client.sendVerificationEmail({ email: somebody.who.email });
  await somebody.browser.visit((await mailTo(somebody.who.email, 'verify-email')).url);
  return somebody;
}

test('requestPasswordReset answers alike for known and unknown addresses', byMail, async () => {
  const { who } = await signedIn();
  const client = new Browser().client();
  const known = await client.requestPasswordReset({ email: who.email });
  assert.equal(known.data.status, true);
  assert.deepEqual(await client.requestPasswordReset({ email: `no-${who.email}` }), known);
});

test('the link of a reset leads to the page, with the token [R-095]', byMail, async () => {
  const { mail } = await withResetLink('/new?a=b');
  const { status, location } = await new Browser().visit(mail.url);
  assert.equal(status, 302);
  assert.equal(location, `${signetUrl()}/new?a=b&token=${mail.token}`);
});

test('resetPassword sets the new password [R-095]', byMail, async () => {
  const { who, mail } = await withResetLink();
  const client = new Browser().client();
  assert.deepEqual(await client.resetPassword({ newPassword: NEXT, token: mail.token }), DONE);
  failsWith(await client.signIn.email({ email: who.email, password: PASSWORD }), ...WRONG);
  assert.ok((await client.signIn.email({ email: who.email, password: NEXT })).data);
});

test('resetPassword takes a token once [R-095]', byMail, async () => {
  const { who, mail } = await withResetLink();
  const client = new Browser().client();
  await client.resetPassword({ newPassword: NEXT, token: mail.token });
  failsWith(await client.resetPassword({ newPassword: 'another horse battery', token: mail.token }), 400, 'INVALID_TOKEN', 'Invalid token');
  assert.ok((await client.signIn.email({ email: who.email, password: NEXT })).data);
});

test('resetPassword takes the token in the query', byMail, async () => {
  const { who, mail } = await withResetLink();
  const client = new Browser().client();
  assert.deepEqual(await client.resetPassword({ newPassword: NEXT, query: { token: mail.token } }), DONE);
  assert.ok((await client.signIn.email({ email: who.email, password: NEXT })).data);
});

test('resetPassword refuses what is no token', byMail, async () => {
  const { mail } = await withResetLink();
  const client = new Browser().client();
  for (const token of ['unknown', `${mail.token}x`, `reset-password:${mail.token}`, mail.token.toUpperCase() + '0'])
    failsWith(await client.resetPassword({ newPassword: NEXT, token }), 400, 'INVALID_TOKEN', 'Invalid token');
});

test('a token outlives a password that is refused', byMail, async () => {
  const { mail } = await withResetLink();
  const client = new Browser().client();
  failsWith(await client.resetPassword({ newPassword: 'short', token: mail.token }), 400, 'PASSWORD_TOO_SHORT', 'Password too short');
  failsValidation(
    await client.resetPassword({ newPassword: 42, token: mail.token }),
    '[body.newPassword] Invalid input: expected string, received number',
  );
  assert.deepEqual(await client.resetPassword({ newPassword: NEXT, token: mail.token }), DONE);
});

test('a used link leads to the page with an error', byMail, async () => {
  const { mail } = await withResetLink();
  await new Browser().client().resetPassword({ newPassword: NEXT, token: mail.token });
  const { location } = await new Browser().visit(mail.url);
  assert.equal(location, `${signetUrl()}/new?error=INVALID_TOKEN`);
});

test('opening the link of a reset does not use it', byMail, async () => {
  const { mail } = await withResetLink();
  for (let times = 0; times < 3; times++) await new Browser().visit(mail.url);
  assert.deepEqual(await new Browser().client().resetPassword({ newPassword: NEXT, token: mail.token }), DONE);
});

test('resetPassword ends the sessions of every device [R-095]', byMail, async () => {
  const { client, who, mail } = await withResetLink();
  const other = await anotherDevice(who);
  await new Browser().client().resetPassword({ newPassword: NEXT, token: mail.token });
  assert.equal((await client.getSession(authoritative)).data, null);
  assert.equal((await other.client.getSession(authoritative)).data, null);
});

test('resetPassword signs nobody in', byMail, async () => {
  const { mail } = await withResetLink();
  const browser = new Browser();
  await browser.client().resetPassword({ newPassword: NEXT, token: mail.token });
  assert.deepEqual(browser.jar.names(), []);
});

test('the owner is told of a reset', byMail, async () => {
  const { who, mail } = await withResetLink();
  await new Browser().client().resetPassword({ newPassword: NEXT, token: mail.token });
  assert.equal((await mailTo(who.email, 'password-changed')).url, null);
});

test('the owner is told of a changed password', byMail, async () => {
  const { client, who } = await signedIn();
  await client.changePassword({ currentPassword: PASSWORD, newPassword: NEXT });
  assert.equal((await mailTo(who.email, 'password-changed')).token, null);
});

test('requestPasswordReset sends nobody to another site', byMail, async () => {
  const { client, who } = await signedIn();
  for (const redirectTo of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
    failsWith(await client.requestPasswordReset({ email: who.email, redirectTo }), 403, 'INVALID_REDIRECT_URL', 'Invalid redirectURL');
  assert.equal(countOf(who.email, 'reset-password'), 0);
});

test('the link of a reset goes to no other site', byMail, async () => {
  const { mail } = await withResetLink();
  const { status, location } = await new Browser().visit(mail.url.replace(/callbackURL=.*/, 'callbackURL=https%3A%2F%2Fevil.example'));
  assert.equal(status, 403);
  assert.equal(location, null);
});

test('sendVerificationEmail and its link prove the address [R-097]', byMail, async () => {
  const { browser, client, who } = await signedIn();
  assert.deepEqual(await client.sendVerificationEmail({ email: who.email }), DONE);
  const { status, location } = await browser.visit((await mailTo(who.email, 'verify-email')).url);
  assert.deepEqual([status, location], [302, '/']);
  assert.equal((await userOf(client)).emailVerified, true);
});

test('the link of a proof leads to the page that was named', byMail, async () => {
  const { browser, client, who } = await signedIn();
  await client.sendVerificationEmail({ email: who.email, callbackURL: '/welcome?a=b' });
  assert.equal((await browser.visit((await mailTo(who.email, 'verify-email')).url)).location, '/welcome?a=b');
});

test('the link of a proof leads to the page with an error when it is not ours', byMail, async () => {
  const { browser, client, who } = await signedIn();
  await client.sendVerificationEmail({ email: who.email, callbackURL: '/welcome' });
  const { url, token } = await mailTo(who.email, 'verify-email');
  const { location } = await browser.visit(url.replace(token, `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`));
  assert.equal(location, '/welcome?error=INVALID_TOKEN');
  assert.equal((await userOf(client)).emailVerified, false);
});

test('verifyEmail proves the address as well', byMail, async () => {
  const { client, who } = await signedIn();
  await client.sendVerificationEmail({ email: who.email });
  const { token } = await mailTo(who.email, 'verify-email');
  assert.deepEqual(await client.verifyEmail({ query: { token } }), { data: { status: true, user: null }, error: null });
  assert.equal((await userOf(client)).emailVerified, true);
});

test('verifyEmail refuses what is no token', byMail, async () => {
  const { browser, client } = await signedIn();
  const token = browser.jar.get('better-auth.session_data');
  for (const wrong of ['garbage', token, (await client.token()).data.token])
    failsWith(await client.verifyEmail({ query: { token: wrong } }), 401, 'INVALID_TOKEN', 'Invalid token');
  assert.equal((await userOf(client)).emailVerified, false);
});

test('sendVerificationEmail to another address fails while signed in', byMail, async () => {
  const { client, who } = await signedIn();
  failsWith(await client.sendVerificationEmail({ email: `no-${who.email}` }), 400, 'EMAIL_MISMATCH', 'Email mismatch');
});

test('sendVerificationEmail after the proof fails while signed in', byMail, async () => {
  const { client, who } = await proved();
  failsWith(await client.sendVerificationEmail({ email: who.email }), 400, 'EMAIL_ALREADY_VERIFIED', 'Email is already verified');
});

test('sendVerificationEmail answers visitors alike for every address', byMail, async () => {
  const { who } = await proved();
  const visitor = new Browser().client();
  for (const email of [who.email, `no-${who.email}`]) assert.deepEqual(await visitor.sendVerificationEmail({ email }), DONE);
  assert.equal(countOf(who.email, 'verify-email'), 1);
});

test('changeEmail of an address that is not proved asks the new mailbox [R-099]', byMail, async () => {
  const { browser, client, who } = await signedIn();
  assert.deepEqual(await client.changeEmail({ newEmail: `new-${who.email}`, callbackURL: '/changed' }), DONE);
  assert.equal((await userOf(client)).email, who.email);
  const { location } = await browser.visit((await mailTo(`new-${who.email}`, 'verify-email')).url);
  assert.equal(location, '/changed');
  const { email, emailVerified } = await userOf(client);
  assert.deepEqual([email, emailVerified], [`new-${who.email}`, true]);
});

test('changeEmail of a proved address asks both mailboxes [R-099]', byMail, async () => {
  const { browser, client, who } = await proved();
  await client.changeEmail({ newEmail: `new-${who.email}` });
  await browser.visit((await mailTo(who.email, 'change-email')).url);
  assert.equal((await userOf(client)).email, who.email);
  await browser.visit((await mailTo(`new-${who.email}`, 'verify-email')).url);
  assert.equal((await userOf(client)).email, `new-${who.email}`);
});

test('after a change of address the new one signs in, the old one does not', byMail, async () => {
  const { browser, client, who } = await signedIn();
  await client.changeEmail({ newEmail: `new-${who.email}` });
  await browser.visit((await mailTo(`new-${who.email}`, 'verify-email')).url);
  const later = new Browser().client();
  failsWith(await later.signIn.email({ email: who.email, password: PASSWORD }), ...WRONG);
  assert.ok((await later.signIn.email({ email: `new-${who.email}`, password: PASSWORD })).data);
});

test('the old mailbox is told of a change of address [R-099]', byMail, async () => {
  const { browser, client, who } = await signedIn();
  await client.changeEmail({ newEmail: `new-${who.email}` });
  await browser.visit((await mailTo(`new-${who.email}`, 'verify-email')).url);
  assert.equal((await mailTo(who.email, 'email-changed')).url, null);
});

test('changeEmail to a taken address answers alike, and mails nobody [R-099]', byMail, async () => {
  const { client } = await signedIn();
  const eve = await signedIn();
  assert.deepEqual(await client.changeEmail({ newEmail: eve.who.email }), DONE);
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(countOf(eve.who.email, 'verify-email'), 0);
});

test('changeEmail to the address of before fails', byMail, async () => {
  const { client, who } = await signedIn();
  const { error } = await client.changeEmail({ newEmail: who.email.toUpperCase() });
  assert.equal(error.status, 400);
  assert.equal(error.message, 'Email is the same');
});

test('the link of a change of address works for nobody else', byMail, async () => {
  const { client, who } = await signedIn();
  const eve = await signedIn();
  await client.changeEmail({ newEmail: `new-${who.email}`, callbackURL: '/changed' });
  const { url } = await mailTo(`new-${who.email}`, 'verify-email');
  assert.match((await eve.browser.visit(url)).location, /^\/changed\?error=/);
  assert.equal((await userOf(client)).email, who.email);
  assert.equal((await userOf(eve.client)).email, eve.who.email);
});

test('changeEmail goes to no other site', byMail, async () => {
  const { client, who } = await signedIn();
  const result = await client.changeEmail({ newEmail: `new-${who.email}`, callbackURL: 'https://evil.example' });
  failsWith(result, 403, 'INVALID_CALLBACK_URL', 'Invalid callbackURL');
});
