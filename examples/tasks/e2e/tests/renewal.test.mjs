// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expireAccessToken, newBrowser, recordRequests, useBrowser } from '../support/browser.mjs';
import { newPerson, signUp } from '../support/people.mjs';
import { SHORT_TOKENS } from '../support/settings.mjs';
import { addTask, item, items, settled } from '../support/tasks.mjs';

/** @typedef {import('playwright-core').Page} Page */

useBrowser();

const RENEWAL = '/api/auth/get-session';
const TOKEN_LIFE_MS = 3_000;

/** @param {Page} page @param {number} count */
async function addTasks(page, count) {
  for (let number = 1; number <= count; number++) {
    await addTask(page, `Task number ${String(number).padStart(2, '0')}`);
  }
  await page.waitForLoadState('networkidle');
}

/** Ticks every box in one go, so that all calls are under way before the first answer. @param {Page} page */
async function tickAll(page) {
  await items(page)
    .getByRole('checkbox')
    .evaluateAll((boxes) => boxes.forEach((box) => /** @type {HTMLElement} */ (box).click()));
}

/** @param {Page} page */
async function tickTenAndCount(page) {
  const requests = recordRequests(page);
  await tickAll(page);
  await page.getByText('All 10 done').waitFor();
  await settled(page);
  assert.equal(requests.count(RENEWAL), 1, 'renewals');
  // A browser opens six connections to a host: a call that had to wait may leave after the renewal, and is not refused.
  const calls = requests.count('/api/tasks/', 'PATCH');
  assert.ok(calls > 10 && calls <= 20, `ten calls, some of them refused once and repeated, not ${calls}`);
  assert.equal(await page.getByRole('alert').filter({ hasText: /\S/ }).count(), 0);
}

test('ten calls at once without an access token cause one renewal [R-057]', async () => {
  const context = await newBrowser();
  const page = await context.newPage();
  await signUp(page, newPerson('Ada'));
  await addTasks(page, 10);

  await expireAccessToken(context);
  await tickTenAndCount(page);

  await page.reload();
  await page.getByText('All 10 done').waitFor();
});

test('two tabs without an access token cause one renewal', async () => {
  const context = await newBrowser();
  const [first, second] = [await context.newPage(), await context.newPage()];
  await signUp(first, newPerson('Ada'));
  await addTasks(first, 4);
  await second.goto('/tasks');
  await item(second, 'Task number 04').waitFor();
  await second.waitForLoadState('networkidle');

  await expireAccessToken(context);
  const requests = recordRequests(context);
  await Promise.all([tickAll(first), tickAll(second)]);
  for (const page of [first, second]) {
    await page.getByText('All 4 done').waitFor();
    await settled(page);
  }
  assert.equal(requests.count(RENEWAL), 1);
});

test('a page asked for without an access token is rendered all the same', async () => {
  const context = await newBrowser();
  const page = await context.newPage();
  await signUp(page, newPerson('Ada'));
  await addTask(page, 'Buy milk');
  await expireAccessToken(context);

  const answer = await context.request.get('/tasks');
  assert.equal(answer.status(), 200);
  assert.match(await answer.text(), /Buy milk/);
});

test('work goes on when tokens live three seconds', { skip: !SHORT_TOKENS && 'needs SHORT_TOKENS=1' }, async () => {
  const page = await (await newBrowser()).newPage();
  await signUp(page, newPerson('Ada'));
  for (const title of ['One', 'Two', 'Three']) {
    await page.waitForTimeout(TOKEN_LIFE_MS + 500);
    await addTask(page, title);
    assert.equal(await page.getByRole('alert').filter({ hasText: /\S/ }).count(), 0);
  }
  await page.waitForTimeout(TOKEN_LIFE_MS + 500);
  await page.reload();
  assert.deepEqual(await items(page).allInnerTexts(), ['Three', 'Two', 'One']);
});

test('ten calls at once after three seconds cause one renewal [R-057]', { skip: !SHORT_TOKENS && 'needs SHORT_TOKENS=1' }, async () => {
  const page = await (await newBrowser()).newPage();
  await signUp(page, newPerson('Ada'));
  await addTasks(page, 10);
  await page.waitForTimeout(TOKEN_LIFE_MS + 1_000);
  await tickTenAndCount(page);
});
