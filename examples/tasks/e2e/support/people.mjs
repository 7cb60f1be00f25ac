// @ts-check
import { randomUUID } from 'node:crypto';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{name: string, email: string, password: string}} Person */

/** @param {string} name @returns {Person} */
export function newPerson(name) {
  const tag = randomUUID().slice(0, 8);
  return { name, email: `${name.toLowerCase()}-${tag}@example.com`, password: `correct horse ${tag}` };
}

/** @param {Page} page @param {Person} person */
export async function signUp(page, person) {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await press(page, 'Create account');
  await page.waitForURL('**/tasks');
  await page.getByRole('heading', { name: 'Your tasks' }).waitFor();
}

/** @param {Page} page @param {Person} person @param {string} [address] the sign-in page to use */
export async function signIn(page, person, address = '/sign-in') {
  await page.goto(address);
  await fillSignIn(page, person.email, person.password);
  await press(page, 'Sign in');
}

/** @param {Page} page @param {string} email @param {string} password */
export async function fillSignIn(page, email, password) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

const TOO_MANY = /Too many attempts\. Please try again (?:in (\d+) seconds?|in a moment)/;
const PATIENCE = 8;

/**
 * Presses the button of a form and waits for the answer. The server limits how often one address may
 * try; tests are quick, so they wait as they are told to and press again.
 *
 * @param {Page} page
 * @param {string} name the button
 * @returns {Promise<string>} the sentence the form shows; empty when the page was left
 */
export async function press(page, name) {
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    const sentence = await pressOnce(page, name);
    const told = TOO_MANY.exec(sentence);
    if (!told) {
      return sentence;
    }
    await page.waitForTimeout((Number(told[1] ?? 10) + 1) * 1000);
  }
  throw new Error(`the server still refuses "${name}" as too many attempts`);
}

/**
 * Presses the button of a form that stays, and waits for its good news.
 *
 * @param {Page} page
 * @param {string} name the button
 * @returns {Promise<string>} what the form says then
 */
export async function pressAndRead(page, name) {
  const form = page.locator('form', { has: page.getByRole('button', { name, exact: true }) });
  await form.getByRole('button', { name, exact: true }).click();
  const said = form.getByRole('status').filter({ hasText: /\S/ });
  return (await said.textContent()) ?? '';
}

/** @param {Page} page @param {string} name */
async function pressOnce(page, name) {
  const start = page.url();
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  const left = page.waitForURL((url) => url.href !== start).then(() => '');
  const said = page
    .getByRole('alert')
    .filter({ hasText: /\S/ })
    .first()
    .textContent()
    .then((text) => text ?? '');
  left.catch(() => {});
  said.catch(() => {});
  return Promise.any([left, said]);
}
