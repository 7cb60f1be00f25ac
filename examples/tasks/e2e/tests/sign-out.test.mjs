// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expireAccessToken, newBrowser, useBrowser } from '../support/browser.mjs';
import { newPerson, signIn, signUp } from '../support/people.mjs';
import { addTask } from '../support/tasks.mjs';

useBrowser();

test('signing out in one tab reaches the other [R-058]', async () => {
  const context = await newBrowser();
  const [first, second] = [await context.newPage(), await context.newPage()];
  await signUp(first, newPerson('Ada'));
  await second.goto('/account');
  await second.getByRole('heading', { name: 'Your account' }).waitFor();
  await second.waitForLoadState('networkidle');

  await first.getByRole('button', { name: 'Sign out' }).click();
  await first.waitForURL('**/sign-in');
  await second.waitForURL('**/sign-in?next=%2Faccount**');
});

test('the back button does not bring the tasks back after sign-out', async () => {
  const page = await (await newBrowser()).newPage();
  await signUp(page, newPerson('Ada'));
  await addTask(page, 'A secret plan');
  await page.getByRole('link', { name: 'Account' }).click();
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('**/sign-in');

  await page.goBack();
  await page.waitForURL('**/sign-in?next=**');
  assert.equal(await page.getByText('A secret plan').count(), 0);
});

test('signing out everywhere ends the session of another browser when it renews', async () => {
  const [here, there] = [await newBrowser(), await newBrowser()];
  const [first, second] = [await here.newPage(), await there.newPage()];
  const ada = newPerson('Ada');
  await signUp(first, ada);
  await signIn(second, ada);
  await second.waitForURL('**/tasks');
  await addTask(second, 'Still here');

  await first.goto('/account');
  await first.getByRole('button', { name: 'Sign out everywhere' }).click();
  await first.waitForURL('**/sign-in');

  await expireAccessToken(there);
  await second.getByRole('checkbox', { name: 'Still here' }).click();
  await second.waitForURL('**/sign-in?next=%2Ftasks**');
  await second.goto('/tasks');
  assert.equal(new URL(second.url()).pathname, '/sign-in');
});

test('a sign-out that the server did not confirm is not shown as one', async () => {
  const context = await newBrowser();
  const page = await context.newPage();
  await signUp(page, newPerson('Ada'));
  await context.route('**/api/auth/sign-out', (route) => route.abort());

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('The server cannot be reached').waitFor();
  assert.equal(new URL(page.url()).pathname, '/tasks');
});
