// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expireAccessToken, newBrowser, useBrowser } from '../support/browser.mjs';
import { newPerson, signIn, signUp } from '../support/people.mjs';
import { SESSION_LIST, SHOTS } from '../support/settings.mjs';

useBrowser();

const skip = !SESSION_LIST && 'needs SESSION_LIST=1';

test('another browser is seen in the list, and signed out by itself [R-387]', { skip }, async () => {
  const [here, there] = [await newBrowser(), await newBrowser()];
  const [page, other] = [await here.newPage(), await there.newPage()];
  const ada = newPerson('Ada');
  await signUp(page, ada);
  await signIn(other, ada);
  await other.waitForURL('**/tasks');

  await page.goto('/account');
  const sessions = page.getByRole('list', { name: 'Where you are signed in' });
  assert.equal(await sessions.getByRole('listitem').count(), 2);
  assert.match(await sessions.getByRole('listitem').first().innerText(), /This browser/);
  if (SHOTS) {
    await sessions.screenshot({ path: `${SHOTS}/sessions.png` });
  }
  await sessions.getByRole('button', { name: /^Sign out: / }).click();
  await sessions.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
  assert.equal(await sessions.evaluate((list) => list === document.activeElement), true);
  await page.reload();
  assert.equal(await sessions.getByRole('listitem').count(), 1);

  await expireAccessToken(there);
  await other.goto('/account');
  await other.waitForURL('**/sign-in?**');
});

test('without a table of sessions there is no list, and every session can be ended', { skip: SESSION_LIST && 'needs the default' }, async () => {
  const page = await (await newBrowser()).newPage();
  await signUp(page, newPerson('Ada'));
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out everywhere' }).waitFor();
  assert.equal(await page.getByRole('list', { name: 'Where you are signed in' }).count(), 0);
});
