// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBrowser, useBrowser } from '../support/browser.mjs';
import { newPerson, signIn, signUp } from '../support/people.mjs';
import { WEB_URL } from '../support/settings.mjs';

useBrowser();

const ELSEWHERE = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example/',
  '/\t/evil.example/',
  '/.//evil.example/',
  '/%2e//evil.example/',
  'javascript:alert(1)',
  '/sign-in',
  'tasks',
];

test('a person who is turned away comes back to the page that was asked for [R-056]', async () => {
  const page = await (await newBrowser()).newPage();
  const ada = newPerson('Ada');
  await signUp(page, ada);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');

  await page.goto('/account');
  assert.equal(page.url(), `${WEB_URL}/sign-in?next=%2Faccount`);
  await signIn(page, ada, page.url());
  await page.waitForURL('**/account');
});

test('signing in never leads to another site [R-056]', async () => {
  const page = await (await newBrowser()).newPage();
  const ada = newPerson('Ada');
  await signUp(page, ada);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');

  await signIn(page, ada, `/sign-in?next=${encodeURIComponent('/.//evil.example/')}`);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  assert.equal(page.url(), `${WEB_URL}/tasks`);

  for (const next of ELSEWHERE) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    assert.equal(page.url(), `${WEB_URL}/tasks`, `?next=${next} with a session`);
  }
});

test('no form carries a target on another site', async () => {
  const page = await (await newBrowser()).newPage();
  for (const next of ELSEWHERE) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    const link = await page.getByRole('link', { name: 'Create one' }).getAttribute('href');
    assert.equal(link, '/sign-up?next=%2Ftasks', `?next=${next}`);
  }
  await page.goto('/sign-in?next=/account&next=//evil.example');
  assert.equal(await page.getByRole('link', { name: 'Create one' }).getAttribute('href'), '/sign-up?next=%2Ftasks');
});

test('a cookie without a session behind it leads to the sign-in page, not round in a circle', async () => {
  const context = await newBrowser();
  await context.addCookies([{ name: 'better-auth.session_token', value: 'stale.cookie', url: WEB_URL }]);
  const page = await context.newPage();
  for (const path of ['/tasks', '/account', '/sign-in', '/sign-up']) {
    await page.goto(path);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  }
});

test('every page carries the security headers', async () => {
  const context = await newBrowser();
  for (const path of ['/', '/sign-in', '/sign-up', '/nowhere']) {
    const headers = (await context.request.get(path)).headers();
    const policy = headers['content-security-policy'] ?? '';
    assert.match(policy, /script-src 'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic'/, path);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'strict-origin-when-cross-origin');
    assert.match(headers['cache-control'] ?? '', /no-store/);
  }
});
