// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { chromium } from 'playwright-core';
import { CHROMIUM, WEB_URL } from './settings.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContext} BrowserContext */
/** @typedef {import('playwright-core').BrowserContextOptions} BrowserContextOptions */

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser writes these lines itself for answers that a test asks for on purpose. */
const EXPECTED = /^Failed to load resource: (the server responded with a status of (400|401|403|404|422|429)|net::ERR_FAILED)/;

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {BrowserContext[]} */
let contexts = [];
/** @type {string[]} */
let complaints = [];

/** Starts one Chromium for the tests of a file; each test then fails on anything a page complained about. */
export function useBrowser() {
  before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const found = complaints;
    complaints = [];
    assert.deepEqual(found, [], 'a page wrote errors to the console');
  });
  after(() => browser?.close());
}

/**
 * Opens a browser of its own for one person: no cookie is shared with another.
 *
 * @param {BrowserContextOptions} [options]
 * @returns {Promise<BrowserContext>}
 */
export async function newBrowser(options = {}) {
  const context = await browser.newContext({ baseURL: WEB_URL, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  contexts.push(context);
  context.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) {
      complaints.push(`${message.page()?.url()}: ${message.text()}`);
    }
  });
  context.on('weberror', (failure) => complaints.push(String(failure.error())));
  return context;
}

/**
 * Lets the access token run out at once, as time would: its cookie goes, the session stays.
 *
 * @param {BrowserContext} context
 */
export async function expireAccessToken(context) {
  await context.clearCookies({ name: /better-auth\.access_token$/ });
}

/**
 * Records the requests to the engine and the API that start from now on.
 *
 * @param {Page | BrowserContext} source
 */
export function recordRequests(source) {
  /** @type {{method: string, url: URL}[]} */
  const seen = [];
  source.on('request', (/** @type {import('playwright-core').Request} */ request) => {
    if (request.method() !== 'OPTIONS') {
      seen.push({ method: request.method(), url: new URL(request.url()) });
    }
  });
  return {
    /** @param {string} path @param {string} [method] */
    count: (path, method) =>
      seen.filter(({ url, method: used }) => url.pathname.startsWith(path) && (method ?? used) === used).length,
  };
}
