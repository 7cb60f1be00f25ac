// Several pages of one browser, and of several: who learns of what, and when.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { until } from './mount.mjs';
import { closeAll, page, pageOf, settled } from './page.mjs';
import { anotherDevice, Browser, PASSWORD, person } from './browser.mjs';
import { byMail, mailTo } from './mailbox.mjs';

afterEach(closeAll);

/** A second tab of the same browser. */
async function tabOf({ browser }, name) {
  const tab = page(browser);
  await settled(tab.view, name);
  return tab;
}

/** What the other tabs hear when one has written the message: a page gets no event of its own writing. */
function relay() {
  const newValue = localStorage.getItem('better-auth.message');
  window.dispatchEvent(new window.StorageEvent('storage', { key: 'better-auth.message', newValue }));
}

const comeBack = () => document.dispatchEvent(new window.Event('visibilitychange'));
const asked = ({ browser }) => browser.requests.filter((request) => request === 'GET /get-session').length;

async function asksAgain(opened, act) {
  const before = asked(opened);
  await act();
  await until(() => asked(opened) > before, 'the page asks again');
}

test('signing out in one tab signs out the other', async () => {
  const first = await pageOf(person());
  const second = await tabOf(first, 'Ada Lovelace');
  await first.client.signOut();
  relay();
  await settled(second.view, 'nobody');
});

test('a new name in one tab shows in the other', async () => {
  const first = await pageOf(person());
  const second = await tabOf(first, 'Ada Lovelace');
  await first.client.updateUser({ name: 'Countess' });
  relay();
  await settled(second.view, 'Countess');
  await settled(first.view, 'Countess');
});

test('a tab that comes to the front learns that everybody was signed out', async () => {
  const first = await pageOf(person());
  const second = await tabOf(first, 'Ada Lovelace');
  await first.client.revokeSessions();
  await settled(first.view, 'nobody');
  comeBack();
  await settled(second.view, 'nobody');
});

test('a tab that comes to the front learns that somebody else has signed in', async () => {
  const eve = await anotherPerson('Eve');
  const first = await pageOf(person());
  const second = await tabOf(first, 'Ada Lovelace');
  await first.client.signIn.email({ email: eve.email, password: PASSWORD });
  await settled(first.view, 'Eve');
  comeBack();
  await settled(second.view, 'Eve');
});

test('a page that was offline asks when it is online again', async () => {
  const opened = await pageOf(person());
  window.dispatchEvent(new window.Event('offline'));
  await opened.client.updateUser({ name: 'Countess', fetchOptions: { disableSignal: true } });
  window.dispatchEvent(new window.Event('online'));
  await settled(opened.view, 'Countess');
});

test('a page that polls learns of its own accord', async () => {
  const opened = await pageOf(person(), { sessionOptions: { refetchInterval: 1 } });
  await opened.client.updateUser({ name: 'Countess', fetchOptions: { disableSignal: true } });
  await settled(opened.view, 'Countess');
});

test('two components of one page ask once', async () => {
  const who = person();
  const { browser } = await pageOf(who);
  closeAll();
  const before = asked({ browser });
  const { client, view } = page(browser);
  const { mount } = await import('./mount.mjs');
  const second = mount(() => client.useSession());
  await settled(view, who.name);
  await settled(second, who.name);
  second.unmount();
  assert.equal(asked({ browser }), before + 1);
});

test('another browser knows nothing of this one', async () => {
  await pageOf(person());
  const other = page();
  await settled(other.view, 'nobody');
});

test('the page of a device that was revoked learns of it past the cache', async () => {
  const who = person();
  const opened = await pageOf(who);
  const other = await anotherDevice(who);
  await other.client.revokeOtherSessions();
  await opened.view.current().refetch({ query: { disableCookieCache: true } });
  await settled(opened.view, 'nobody');
});

test('useSession follows revokeSessions', async () => {
  const { view, client, browser } = await pageOf(person());
  await client.revokeSessions();
  await settled(view, 'nobody');
  assert.deepEqual(browser.jar.names(), []);
});

test('useSession stays through revokeOtherSessions', async () => {
  const who = person();
  const opened = await pageOf(who);
  await asksAgain(opened, () => opened.client.revokeOtherSessions());
  await settled(opened.view, who.name);
});

test('useSession follows deleteUser', async () => {
  const { view, client } = await pageOf(person());
  await client.deleteUser({ password: PASSWORD });
  await settled(view, 'nobody');
});

test('useSession asks again after changeEmail', byMail, async () => {
  const who = person();
  const opened = await pageOf(who);
  await asksAgain(opened, () => opened.client.changeEmail({ newEmail: `new-${who.email}` }));
  await settled(opened.view, who.name);
  assert.equal(opened.view.current().data.user.email, who.email);
});

test('useSession shows the new address once its link was followed', byMail, async () => {
  const who = person();
  const { browser, client, view } = await pageOf(who);
  await client.changeEmail({ newEmail: `new-${who.email}` });
  await browser.visit((await mailTo(`new-${who.email}`, 'verify-email')).url);
  comeBack();
  await until(() => view.current().data?.user.email === `new-${who.email}`, 'the page shows the new address');
});

test('useSession asks again after verifyEmail', byMail, async () => {
  const who = person();
  const opened = await pageOf(who);
  await opened.client.sendVerificationEmail({ email: who.email });
  const { token } = await mailTo(who.email, 'verify-email');
  await asksAgain(opened, () => opened.client.verifyEmail({ query: { token } }));
  await opened.view.current().refetch({ query: { disableCookieCache: true } });
  await until(() => opened.view.current().data?.user.emailVerified, 'the page shows that it is proved');
});

test('a refused change leaves the page alone', async () => {
  const who = person();
  const opened = await pageOf(who);
  const before = asked(opened);
  await opened.client.changePassword({ currentPassword: 'wrong horse battery', newPassword: 'next horse battery' });
  await opened.client.updateUser({ email: 'eve@example.com' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(asked(opened), before);
  assert.equal(opened.view.text(), who.name);
});

test('a session for this sitting shows in the page', async () => {
  const who = await anotherPerson('Grace');
  const opened = page();
  await settled(opened.view, 'nobody');
  await opened.client.signIn.email({ email: who.email, password: PASSWORD, rememberMe: false });
  await settled(opened.view, 'Grace');
  assert.ok(opened.view.current().data.session.expiresAt - Date.now() <= 24 * 3600 * 1000);
});

test('the store of the plain client follows sign-up, change and sign-out', async () => {
  const client = new Browser().client();
  const names = [];
  const unsubscribe = client.useSession.subscribe(({ data, isPending }) => isPending || names.push(data?.user.name ?? 'nobody'));
  await until(() => names.at(-1) === 'nobody', 'nobody at first');
  await client.signUp.email(person());
  await until(() => names.at(-1) === 'Ada Lovelace', 'the name');
  await client.updateUser({ name: 'Countess' });
  await until(() => names.at(-1) === 'Countess', 'the new name');
  await client.signOut();
  await until(() => names.at(-1) === 'nobody', 'nobody in the end');
  unsubscribe();
});

async function anotherPerson(name) {
  const who = { ...person(), name };
  await new Browser().client().signUp.email(who);
  return who;
}
