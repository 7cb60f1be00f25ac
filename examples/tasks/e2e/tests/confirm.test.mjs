// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBrowser, useBrowser } from '../support/browser.mjs';
import { followMail, mailsOf } from '../support/outbox.mjs';
import { newPerson, press, pressAndRead, signIn } from '../support/people.mjs';
import { CONFIRM_FIRST, SHOTS } from '../support/settings.mjs';

useBrowser();

test('where it is demanded, an address is confirmed before the first sign-in [R-387]', { skip: !CONFIRM_FIRST && 'needs CONFIRM_FIRST=1' }, async () => {
  const page = await (await newBrowser()).newPage();
  const ada = newPerson('Ada');
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(ada.name);
  await page.getByLabel('E-mail').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  await press(page, 'Create account');
  await page.getByText('Open the link in the mail that we sent you').waitFor();

  await signIn(page, ada);
  await page.getByText('Your address is not confirmed yet').waitFor();
  if (SHOTS) {
    await page.screenshot({ path: `${SHOTS}/unconfirmed.png` });
  }
  await page.getByRole('link', { name: 'Send the mail again' }).click();
  await page.getByRole('heading', { name: 'Confirm your address' }).waitFor();
  await page.getByLabel('E-mail').fill(ada.email);
  assert.match(await pressAndRead(page, 'Send the link'), /^If this address is waiting to be confirmed/);
  await page.goto('/outbox');
  assert.equal(await mailsOf(page, ada.email, 'verify-email').count(), 2);

  await followMail(page, ada.email, 'verify-email');
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await signIn(page, ada);
  await page.waitForURL('**/tasks');
});
