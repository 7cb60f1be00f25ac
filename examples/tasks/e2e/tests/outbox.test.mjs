// @ts-check
import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { newBrowser, useBrowser } from '../support/browser.mjs';
import { API_URL } from '../support/settings.mjs';
import { BUILT, freePort, startWeb } from '../support/web.mjs';

useBrowser();

test('the outbox is not shown to a page that reached this machine by another name [R-386]', async () => {
  const context = await newBrowser();
  assert.equal((await context.request.get('/outbox')).status(), 200);
  const foreign = await context.request.get('/outbox', { headers: { Host: 'rebound.example.com' } });
  assert.equal(foreign.status(), 404);
  assert.doesNotMatch(await foreign.text(), /To \S+@/);
});

test('without the setting, and in production, there is no outbox [R-386]', { skip: !BUILT && 'needs a built ../web' }, async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'outbox-')), 'outbox.jsonl');
  await writeFile(file, '');
  /** @type {[Record<string, string>, number, RegExp][]} */
  const cases = [
    [{ SIGNET_MAIL_OUTBOX: '' }, 404, /nothing at this address/],
    [{ SIGNET_MAIL_OUTBOX: file, SIGNET_PRODUCTION: 'true' }, 404, /nothing at this address/],
    [{ SIGNET_MAIL_OUTBOX: file, SIGNET_PRODUCTION: 'yes' }, 404, /nothing at this address/],
    [{ SIGNET_MAIL_OUTBOX: file, SIGNET_URL: 'https://auth.example.com' }, 404, /nothing at this address/],
    [{ SIGNET_MAIL_OUTBOX: file }, 200, /No mail yet/],
    [{ SIGNET_MAIL_OUTBOX: `${file}.gone` }, 200, /cannot be read/],
  ];
  for (const [settings, status, text] of cases) {
    const port = await freePort();
    const web = await startWeb(port, { SIGNET_URL: API_URL, SIGNET_PRODUCTION: '', ...settings });
    try {
      const answer = await fetch(`http://localhost:${port}/outbox`);
      assert.equal(answer.status, status);
      assert.match(await answer.text(), text);
    } finally {
      web.kill();
    }
  }
});
