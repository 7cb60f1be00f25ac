// @ts-check
import { API_URL } from './settings.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
export const items = (page) => page.getByRole('list', { name: 'Tasks' }).getByRole('listitem');

/** @param {Page} page @param {string} title */
export const item = (page, title) => items(page).filter({ hasText: title });

/** @param {Page} page @param {string} title */
export async function addTask(page, title) {
  await page.getByLabel('New task').fill(title);
  await page.getByLabel('New task').press('Enter');
  await item(page, title).waitFor();
}

/** Waits until no change of a task is under way any more. @param {Page} page */
export async function settled(page) {
  await page.locator('li[aria-busy=true]').first().waitFor({ state: 'detached' });
}

/**
 * Calls the API from inside the page, so with the cookies and the origin of the person who uses it; with
 * a new access token when the old one has expired.
 *
 * @param {Page} page
 * @param {string} path
 * @param {{method?: string, body?: unknown}} [call]
 * @returns {Promise<{status: number, body: any}>}
 */
export function callApi(page, path, call = {}) {
  return page.evaluate(
    async ({ url, method, body }) => {
      const send = () =>
        fetch(url, {
          method: method ?? 'GET',
          credentials: 'include',
          ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
        });
      let answer = await send();
      if (answer.status === 401) {
        await fetch(new URL('/api/auth/get-session?disableCookieCache=true', url), { credentials: 'include' });
        answer = await send();
      }
      return { status: answer.status, body: await answer.json().catch(() => null) };
    },
    { url: API_URL + path, ...call },
  );
}
