// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBrowser, useBrowser } from '../support/browser.mjs';
import { newPerson, press, signUp } from '../support/people.mjs';
import { addTask } from '../support/tasks.mjs';

/** @typedef {import('playwright-core').Page} Page */

useBrowser();

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const SIGNED_OUT = ['/', '/sign-in', '/sign-up', '/forgot-password', '/confirm-address', '/reset-password?token=x', '/address', '/outbox'];
const SIGNED_IN = ['/tasks', '/account'];
const LONG = `A very long title ${'without-any-break-'.repeat(12)}`;

/** @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.getAttribute('name') ?? element?.textContent?.trim() ?? '';
  });

test('signing in needs no mouse [R-055]', async () => {
  const context = await newBrowser();
  const page = await context.newPage();
  const ada = newPerson('Ada');
  await signUp(page, ada);
  await context.clearCookies();

  await page.goto('/sign-in');
  await page.waitForLoadState('networkidle');
  const order = [];
  for (const typed of ['', '', ada.email, ada.password]) {
    await page.keyboard.press('Tab');
    order.push(await focused(page));
    await page.keyboard.type(typed);
  }
  assert.deepEqual(order, ['Skip to content', 'Tasks', 'email', 'password']);
  const outline = await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle);
  assert.equal(outline, 'solid');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  assert.equal(await page.getByLabel('Password', { exact: true }).getAttribute('type'), 'text');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Sign in');
  await page.keyboard.press('Enter');
  if (await page.waitForURL('**/tasks', { timeout: 5_000 }).then(() => false, () => true)) {
    await press(page, 'Sign in');
  }
  await page.waitForURL('**/tasks');
});

test('deleting by keyboard keeps the place in the list', async () => {
  const page = await (await newBrowser()).newPage();
  await signUp(page, newPerson('Ada'));
  await addTask(page, 'First');
  await addTask(page, 'Second');

  await page.getByRole('button', { name: 'Delete Second' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('1 to do, 0 done').waitFor();
  assert.equal(await focused(page), 'Delete First');
  await page.keyboard.press('Enter');
  await page.getByText('Nothing to do yet').waitFor();
  assert.equal(await focused(page), 'title');
});

test('every page fits a phone and names its inputs [R-055]', async () => {
  const page = await (await newBrowser(PHONE)).newPage();
  for (const path of SIGNED_OUT) {
    await page.goto(path);
    await assertFits(page);
    await assertNamed(page);
  }
  await signUp(page, newPerson('Ada'));
  await addTask(page, LONG);
  for (const path of SIGNED_IN) {
    await page.goto(path);
    await assertFits(page);
    await assertNamed(page);
  }
});

/** @param {Page} page */
async function assertFits(page) {
  const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content !== undefined && width !== undefined && content <= width, `${page.url()} is ${content} px wide`);
}

/** @param {Page} page */
async function assertNamed(page) {
  for (const input of await page.locator('input:visible, button:visible').all()) {
    const tree = await input.ariaSnapshot();
    assert.match(tree, /^- \w+ "[^"]+"/, `${page.url()}: ${tree}`);
  }
  assert.equal(await page.locator('h1').count(), 1);
}

test('text can be read in both colour schemes', async () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const page = await (await newBrowser({ colorScheme })).newPage();
    await signUp(page, newPerson('Ada'));
    await addTask(page, 'Buy milk');
    await page.getByRole('checkbox').check();
    for (const path of [...SIGNED_OUT.filter((path) => !path.startsWith('/sign-')), ...SIGNED_IN]) {
      await page.goto(path);
      assert.deepEqual(await weakText(page), [], `${path} in ${colorScheme}`);
    }
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(ground, colorScheme === 'light' ? 'rgb(246, 247, 246)' : 'rgb(16, 20, 19)');
  }
});

/** Finds text whose contrast with its background is below 4.5 (WCAG 2 AA). @param {Page} page */
function weakText(page) {
  return page.evaluate(() => {
    const numbers = (/** @type {string} */ color) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const light = (/** @type {number[]} */ [r = 0, g = 0, b = 0]) => {
      const [x = 0, y = 0, z = 0] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (/** @type {Element | null} */ element) => {
      for (let at = element; at; at = at.parentElement) {
        const color = numbers(getComputedStyle(at).backgroundColor);
        if (color[3] !== 0) return color;
      }
      return [255, 255, 255];
    };
    const texts = [...document.querySelectorAll('body *')].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    return texts
      .filter((element) => element.checkVisibility() && !['SCRIPT', 'NOSCRIPT', 'STYLE'].includes(element.tagName))
      .map((element) => {
        const [a, b] = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
        return { text: element.textContent, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
      })
      .filter(({ ratio }) => ratio < 4.5);
  });
}

test('without scripts a form cannot be sent, and the page says why', async () => {
  const page = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  for (const path of ['/sign-in', '/sign-up', '/forgot-password', '/reset-password?token=x']) {
    await page.goto(path);
    assert.equal(await page.locator('form').getAttribute('method'), 'post');
    assert.equal(await page.locator('button[type=submit]').isDisabled(), true);
    assert.match(await page.locator('noscript p').innerText(), /^This page needs JavaScript/);
  }
});
