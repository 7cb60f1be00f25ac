// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBrowser, useBrowser } from '../support/browser.mjs';
import { fillSignIn, newPerson, press, signIn, signUp } from '../support/people.mjs';
import { addTask, item, items } from '../support/tasks.mjs';

useBrowser();

test('a new person signs up, works with tasks, signs out and comes back', async () => {
  const page = await (await newBrowser()).newPage();
  const ada = newPerson('Ada');

  await signUp(page, ada);
  await page.getByText('Nothing to do yet').waitFor();
  assert.equal(await page.title(), 'Your tasks · Tasks');

  await addTask(page, 'Buy milk');
  await addTask(page, 'Water the plants');
  assert.deepEqual(await items(page).allInnerTexts(), ['Water the plants', 'Buy milk']);
  assert.equal(await page.getByLabel('New task').inputValue(), '');

  await page.getByRole('checkbox', { name: 'Buy milk' }).check();
  await page.getByText('1 to do, 1 done').waitFor();

  await page.getByRole('button', { name: 'Rename Water the plants' }).click();
  await page.getByLabel('New title').fill('Water all plants');
  await page.keyboard.press('Enter');
  await item(page, 'Water all plants').waitFor();

  const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await page.getByRole('button', { name: 'Delete Buy milk' }).click();
  await page.getByText('1 to do, 0 done').waitFor();
  assert.equal(await items(page).count(), 1);
  assert.equal((await deleted).status(), 204);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto('/tasks');
  assert.equal(new URL(page.url()).pathname, '/sign-in');

  await signIn(page, ada);
  await page.waitForURL('**/tasks');
  await item(page, 'Water all plants').waitFor();
  await page.reload();
  await item(page, 'Water all plants').waitFor();
});

test('a wrong password and an unknown address get the same answer, and nothing typed is lost [R-055]', async () => {
  const page = await (await newBrowser()).newPage();
  const ada = newPerson('Ada');
  await signUp(page, ada);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');

  await fillSignIn(page, ada.email, 'not the password');
  const known = await press(page, 'Sign in');
  await page.reload();
  await fillSignIn(page, newPerson('Nobody').email, 'not the password');
  const unknown = await press(page, 'Sign in');

  assert.match(known, /not right/);
  assert.equal(unknown, known);
  assert.match(await page.getByLabel('E-mail').inputValue(), /^nobody-/);
  assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), 'not the password');
});

test('bad input is explained at the field, which gets the focus [R-055]', async () => {
  const page = await (await newBrowser()).newPage();
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();

  const email = page.getByLabel('E-mail');
  await page.getByText('Use the form name@example.com.').waitFor();
  await page.getByText('Use at least 8 characters.').waitFor();
  assert.equal(await email.evaluate((input) => input === document.activeElement), true);
  assert.equal(await email.getAttribute('aria-invalid'), 'true');
  const description = await email.getAttribute('aria-describedby');
  assert.match(await page.locator(`[id="${description}"]`).innerText(), /name@example\.com/);
});

test('a form that is being sent is switched off until the answer [R-055]', async () => {
  const context = await newBrowser();
  const page = await context.newPage();
  let calls = 0;
  let answer = () => {};
  const held = new Promise((resolve) => (answer = () => resolve(undefined)));
  await context.route('**/api/auth/sign-in/email', async (route) => {
    calls += route.request().method() === 'POST' ? 1 : 0;
    await held;
    await route.continue();
  });
  await page.goto('/sign-in');
  await fillSignIn(page, newPerson('Nobody').email, 'not the password');
  const button = page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true });
  await button.click();
  await page.locator('button[type=submit][aria-disabled=true][aria-busy=true]').waitFor();
  await button.click({ force: true });
  await page.getByLabel('Password', { exact: true }).press('Enter');

  answer();
  await page.locator('button[type=submit][aria-disabled=false]').waitFor();
  assert.equal(calls, 1);
});

test('the name and the password can be changed', async () => {
  const page = await (await newBrowser()).newPage();
  const ada = newPerson('Ada');
  await signUp(page, ada);
  await page.getByRole('link', { name: 'Account' }).click();

  await page.getByLabel('Name').fill('Ada Lovelace');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByText('Your name is saved.').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('Name').inputValue(), 'Ada Lovelace');

  await page.getByLabel('Current password', { exact: true }).fill('not the password');
  await page.getByLabel('New password', { exact: true }).fill('another fine password');
  assert.match(await press(page, 'Change password'), /not your current password/);

  await page.getByLabel('Current password', { exact: true }).fill(ada.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Your password is changed.').waitFor();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('**/sign-in');
  await signIn(page, { ...ada, password: 'another fine password' });
  await page.waitForURL('**/tasks');
});
