// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBrowser, useBrowser } from '../support/browser.mjs';
import { followMail, mailsOf } from '../support/outbox.mjs';
import { newPerson, press, pressAndRead, signIn, signUp } from '../support/people.mjs';
import { addTask, item } from '../support/tasks.mjs';

/** @typedef {import('playwright-core').Page} Page */

useBrowser();

/** @param {Page} page */
const section = (page, /** @type {string} */ name) => page.getByRole('region', { name });

test('a forgotten password is replaced by the link of a mail, which works once and ends every session [R-387]', async () => {
  const [here, there] = [await newBrowser(), await newBrowser()];
  const [page, other] = [await here.newPage(), await there.newPage()];
  const ada = newPerson('Ada');
  await signUp(other, ada);
  await addTask(other, 'Buy milk');

  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  await page.getByLabel('E-mail').fill(ada.email);
  assert.match(await pressAndRead(page, 'Send the link'), /^If there is an account with this address/);
  await page.getByRole('link', { name: 'outbox' }).click();
  await page.getByRole('heading', { name: 'Outbox' }).waitFor();
  const link = await followMail(page, ada.email, 'reset-password');
  await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();

  await page.getByLabel('New password', { exact: true }).fill('short');
  await press(page, 'Save password');
  const password = `${ada.password} anew`;
  await page.getByLabel('New password', { exact: true }).fill(password);
  await press(page, 'Save password');
  await page.waitForURL('**/sign-in?**');
  await page.getByText('Your new password is saved').waitFor();
  await signIn(page, { ...ada, password });
  await item(page, 'Buy milk').waitFor();

  await other.goto('/account');
  await other.waitForURL('**/sign-in?**');
  await other.goto(link);
  await other.getByText('This link does not work any more').waitFor();
  await other.getByRole('link', { name: 'Ask for another link' }).click();
  await other.waitForURL('**/forgot-password');
});

test('who has no account is told the same, and gets no mail', async () => {
  const page = await (await newBrowser()).newPage();
  const nobody = newPerson('Nobody');
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail').fill(nobody.email);
  assert.match(await pressAndRead(page, 'Send the link'), /^If there is an account with this address/);
  await page.goto('/outbox');
  await page.getByRole('heading', { name: 'Outbox' }).waitFor();
  assert.equal(await mailsOf(page, nobody.email, 'reset-password').count(), 0);
});

test('an address is confirmed by the mail of the sign-up, and by one that is asked for [R-387]', async () => {
  const page = await (await newBrowser()).newPage();
  const ada = newPerson('Ada');
  await signUp(page, ada);
  await page.goto('/account');
  await section(page, 'E-mail address').getByText('not confirmed yet').waitFor();
  assert.match(await pressAndRead(page, 'Send confirmation mail'), /^A mail with a link is on its way/);
  await page.goto('/outbox');
  assert.equal(await mailsOf(page, ada.email, 'verify-email').count(), 2);

  await followMail(page, ada.email, 'verify-email');
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await page.getByRole('link', { name: 'Go to your account' }).click();
  await section(page, 'E-mail address').getByText('Your address is confirmed.').waitFor();
});

test('an address changes when the old one allows it and the new one is proved [R-387]', async () => {
  const page = await (await newBrowser()).newPage();
  const ada = newPerson('Ada');
  const newEmail = `new-${ada.email}`;
  await signUp(page, ada);
  await followMail(page, ada.email, 'verify-email');
  await page.goto('/account');
  await page.getByLabel('New address').fill(newEmail);
  assert.match(await pressAndRead(page, 'Change address'), /^A mail is on its way to your present address/);

  await followMail(page, ada.email, 'change-email');
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
  await page.goto('/account');
  await page.getByRole('main').getByText(ada.email, { exact: true }).waitFor();

  const link = await followMail(page, newEmail, 'verify-email');
  await page.getByRole('heading', { name: 'Your address is changed' }).waitFor();
  await page.goto('/account');
  await page.getByRole('main').getByText(newEmail, { exact: true }).waitFor();
  await page.goto(link);
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
  await page.goto('/outbox');
  await mailsOf(page, ada.email, 'email-changed').first().waitFor();

  await page.context().clearCookies();
  await signIn(page, { ...ada, email: newEmail });
  await page.waitForURL('**/tasks');
});

test('a link that changes an address does nothing for who is not signed in', async () => {
  const [page, stranger] = [await (await newBrowser()).newPage(), await (await newBrowser()).newPage()];
  const ada = newPerson('Ada');
  await signUp(page, ada);
  await page.goto('/account');
  await page.getByLabel('New address').fill(`new-${ada.email}`);
  assert.match(await pressAndRead(page, 'Change address'), /^A mail is on its way to the new address/);
  await followMail(stranger, `new-${ada.email}`, 'verify-email');
  await stranger.getByRole('heading', { name: 'Sign in first' }).waitFor();
  await page.reload();
  await page.getByRole('main').getByText(ada.email, { exact: true }).waitFor();
});

test('an account is deleted by the password and the link of a mail [R-387]', async () => {
  const page = await (await newBrowser()).newPage();
  const ada = newPerson('Ada');
  await signUp(page, ada);
  await page.goto('/account');
  await page.getByLabel('Your password', { exact: true }).fill('not the password');
  assert.equal(await press(page, 'Delete account'), 'This is not your password.');
  await page.getByLabel('Your password', { exact: true }).fill(ada.password);
  assert.match(await pressAndRead(page, 'Delete account'), /^A mail is on its way to you/);

  await followMail(page, ada.email, 'delete-account');
  await page.waitForURL('**/sign-in?**');
  await page.getByText('Your account is deleted.').waitFor();
  await signIn(page, ada);
  await page.getByText('The e-mail address or the password is not right.').waitFor();
});
