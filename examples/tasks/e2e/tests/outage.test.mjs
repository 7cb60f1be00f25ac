// @ts-check
import assert from 'node:assert/strict';
import { connect, createServer } from 'node:net';
import { test } from 'node:test';
import { newBrowser, useBrowser } from '../support/browser.mjs';
import { newPerson, signUp } from '../support/people.mjs';
import { API_URL } from '../support/settings.mjs';
import { addTask, item } from '../support/tasks.mjs';
import { BUILT, freePort, startWeb } from '../support/web.mjs';

useBrowser();

test('a change that cannot be sent is taken back and explained, and the session stays', async () => {
  const context = await newBrowser();
  const page = await context.newPage();
  await signUp(page, newPerson('Ada'));
  await addTask(page, 'Buy milk');
  await page.waitForLoadState('networkidle');
  await context.route(`${API_URL}/**`, (route) => route.abort());

  await page.getByRole('checkbox', { name: 'Buy milk' }).click();
  await page.getByText('The server cannot be reached').waitFor();
  assert.equal(await page.getByRole('checkbox', { name: 'Buy milk' }).isChecked(), false);

  await page.getByRole('button', { name: 'Delete Buy milk' }).click();
  await page.getByText('The server cannot be reached').waitFor();
  await item(page, 'Buy milk').waitFor();

  await page.getByLabel('New task').fill('Water the plants');
  await page.getByLabel('New task').press('Enter');
  await page.locator('#new-task-error').getByText('The server cannot be reached').waitFor();
  assert.equal(await page.getByLabel('New task').inputValue(), 'Water the plants');

  await context.unroute(`${API_URL}/**`);
  await page.getByLabel('New task').press('Enter');
  await item(page, 'Water the plants').waitFor();
});

test('a page says that the API is down and comes back by itself', { skip: !BUILT && 'needs a built ../web' }, async () => {
  const context = await newBrowser();
  const page = await context.newPage();
  await signUp(page, newPerson('Ada'));
  await addTask(page, 'Buy milk');

  const [webPort, apiPort] = [await freePort(), await freePort()];
  const web = await startWeb(webPort, { SIGNET_URL: `http://localhost:${apiPort}` });
  try {
    for (const path of ['/tasks', '/account']) {
      await page.goto(`http://localhost:${webPort}${path}`);
      await page.getByRole('heading', { name: 'cannot be loaded right now' }).waitFor();
    }
    await page.goto(`http://localhost:${webPort}/tasks`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('button[aria-busy=false]').waitFor();
    await page.getByRole('heading', { name: 'cannot be loaded right now' }).waitFor();

    // The browser is kept from the second address: the engine does not know this web origin.
    await context.route(`http://localhost:${apiPort}/**`, (route) => route.abort());
    await forward(apiPort, new URL(API_URL));
    await page.getByRole('button', { name: 'Try again' }).click();
    await item(page, 'Buy milk').waitFor();
  } finally {
    web.kill();
  }
});

/** Passes connections on, as if the API had come back. @param {number} port @param {URL} target */
async function forward(port, target) {
  const server = createServer((incoming) => {
    const outgoing = connect(Number(target.port || 80), target.hostname);
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  }).listen(port);
  // A test that fails must end all the same.
  server.unref();
  await new Promise((resolve) => server.once('listening', resolve));
}
