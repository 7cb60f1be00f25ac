import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { until } from './mount.mjs';
import { closeAll, page, pageOf, settled } from './page.mjs';
import { PASSWORD, person } from './browser.mjs';
import { isRecentDate, isUser } from './expect.mjs';

afterEach(closeAll);

test('useSession is pending first, then nobody', async () => {
  const { view, browser } = page();
  await until(() => view.text() === 'pending', 'the first render');
  await settled(view, 'nobody');
  assert.equal(view.current().data, null);
  assert.equal(view.current().error, null);
  assert.deepEqual(browser.requests, ['GET /get-session']);
});

test('useSession follows sign-up [R-059]', async () => {
  const who = person();
  const { view, browser } = await pageOf(who);
  isUser(view.current().data.user, who);
  isRecentDate(view.current().data.session.createdAt);
  assert.deepEqual(browser.requests, ['GET /get-session', 'POST /sign-up/email', 'GET /get-session']);
});

test('useSession follows sign-out and sign-in', async () => {
  const who = person();
  const { view, client } = await pageOf(who);
  await client.signOut();
  await settled(view, 'nobody');
  await client.signIn.email({ email: who.email, password: PASSWORD });
  await settled(view, who.name);
});

test('useSession follows updateUser', async () => {
  const { view, client } = await pageOf(person());
  await client.updateUser({ name: 'Countess' });
  await settled(view, 'Countess');
});

test('useSession survives changePassword', async () => {
  const who = person();
  const { view, client, browser } = await pageOf(who);
  await client.changePassword({ currentPassword: PASSWORD, newPassword: 'next horse battery', revokeOtherSessions: true });
  await until(() => browser.requests.at(-1) === 'GET /get-session', 'the refetch');
  await settled(view, who.name);
});

test('useSession of a reopened page is signed in', async () => {
  const who = person();
  const { browser } = await pageOf(who);
  const { view } = page(browser);
  await settled(view, who.name);
});

test('refetch asks the server again', async () => {
  const who = person();
  const { view, client, browser } = await pageOf(who);
  await client.updateUser({ name: 'Countess', fetchOptions: { disableSignal: true } });
  const before = browser.requests.length;
  await view.current().refetch();
  await settled(view, 'Countess');
  assert.equal(browser.requests.length, before + 1);
});

test('a failed sign-in leaves the page alone', async () => {
  const { view, client, browser } = page();
  await settled(view, 'nobody');
  await client.signIn.email({ email: person().email, password: PASSWORD });
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(browser.requests, ['GET /get-session', 'POST /sign-in/email']);
  assert.equal(view.text(), 'nobody');
});

test('sign-out tells the other tabs', async () => {
  const { view, client } = await pageOf(person());
  localStorage.clear();
  await client.signOut();
  await settled(view, 'nobody');
  assert.equal(JSON.parse(localStorage.getItem('better-auth.message')).data.trigger, 'signout');
});

test('a storage event from another tab refetches', async () => {
  const who = person();
  const { view, client } = await pageOf(who);
  await client.updateUser({ name: 'Countess', fetchOptions: { disableSignal: true } });
  const newValue = JSON.stringify({ event: 'session', data: { trigger: 'updateUser' }, clientId: 'other', timestamp: 0 });
  window.dispatchEvent(new window.StorageEvent('storage', { key: 'better-auth.message', newValue }));
  await settled(view, 'Countess');
});
