// @ts-check
import assert from 'node:assert/strict';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./people.mjs').Person} Person */

/**
 * The mails to an address on the page of the outbox, newest first.
 *
 * @param {Page} page @param {string} to @param {string} kind
 */
export const mailsOf = (page, to, kind) =>
  page.getByRole('list', { name: 'Mails' }).getByRole('listitem').filter({ hasText: `To ${to} ${kind}` });

/**
 * Opens the outbox and follows the link of the newest mail of this kind to this address.
 *
 * @param {Page} page @param {string} to @param {string} kind
 */
export async function followMail(page, to, kind) {
  await page.goto('/outbox');
  const link = mailsOf(page, to, kind).first().getByRole('link');
  const url = await link.getAttribute('href');
  assert.ok(url);
  await link.click();
  await page.waitForURL((here) => !here.pathname.endsWith('/outbox'));
  return url;
}
