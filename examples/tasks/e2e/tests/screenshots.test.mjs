// @ts-check
import { mkdir } from 'node:fs/promises';
import { test } from 'node:test';
import { newBrowser, useBrowser } from '../support/browser.mjs';
import { newPerson, press, pressAndRead, signUp } from '../support/people.mjs';
import { SHOTS } from '../support/settings.mjs';
import { addTask, settled } from '../support/tasks.mjs';

useBrowser();

const SIZES = { desktop: { width: 1200, height: 800 }, phone: { width: 360, height: 740 } };
const TASKS = [
  'Pay the electricity bill',
  'Read the chapter about sessions, then write down what is still unclear and ask the others on Monday',
  'Book the train to Lyon',
  'Water the plants',
];

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`pictures, ${size}, ${colorScheme}`, { skip: !SHOTS && 'needs SHOTS' }, async () => {
      await mkdir(SHOTS ?? '', { recursive: true });
      const page = await (await newBrowser({ viewport, colorScheme })).newPage();
      const shot = (/** @type {string} */ name) =>
        page.screenshot({ path: `${SHOTS}/${name}-${size}-${colorScheme}.png`, fullPage: true });

      await page.goto('/');
      await shot('landing');
      await page.goto('/sign-in');
      await shot('sign-in');
      await page.goto('/sign-up');
      await page.getByLabel('E-mail').fill('ada');
      await page.getByRole('button', { name: 'Create account' }).click();
      await shot('sign-up-errors');
      await page.goto('/forgot-password');
      await page.getByLabel('E-mail').fill('ada@example.com');
      await pressAndRead(page, 'Send the link');
      await shot('forgot-password');
      await page.goto('/reset-password?token=x');
      await shot('reset-password');
      await page.getByLabel('New password', { exact: true }).fill('correct horse battery');
      await press(page, 'Save password');
      await shot('reset-password-dead');
      await page.goto('/address?error=INVALID_USER');
      await shot('address');
      await signUp(page, { ...newPerson('Ada'), name: 'Ada Lovelace' });
      await shot('tasks-empty');
      for (const title of TASKS) {
        await addTask(page, title);
      }
      await page.getByRole('checkbox', { name: 'Book the train' }).check();
      await settled(page);
      await shot('tasks');
      await page.goto('/account');
      await shot('account');
      await page.goto('/outbox');
      await shot('outbox');
    });
  }
}
