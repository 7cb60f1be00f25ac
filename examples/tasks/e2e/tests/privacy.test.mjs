// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBrowser, useBrowser } from '../support/browser.mjs';
import { newPerson, signUp } from '../support/people.mjs';
import { addTask, callApi, item, items } from '../support/tasks.mjs';

useBrowser();

test('one person neither sees nor changes the tasks of another [R-040]', async () => {
  const [ada, bob] = [await (await newBrowser()).newPage(), await (await newBrowser()).newPage()];
  await signUp(ada, newPerson('Ada'));
  await addTask(ada, 'A secret plan');
  const { body: tasks } = await callApi(ada, '/api/tasks');
  const path = `/api/tasks/${tasks[0].id}`;

  await signUp(bob, newPerson('Bob'));
  assert.equal(await items(bob).count(), 0);
  assert.deepEqual((await callApi(bob, '/api/tasks')).body, []);
  for (const call of [{}, { method: 'PATCH', body: { title: 'Mine now' } }, { method: 'DELETE' }]) {
    const answer = await callApi(bob, path, call);
    assert.equal(answer.status, 404);
    assert.equal(answer.body.code, 'TASK_NOT_FOUND');
  }

  await ada.reload();
  await item(ada, 'A secret plan').waitFor();
});

test('no script can read a credential [R-045]', async () => {
  const context = await newBrowser();
  const page = await context.newPage();
  await signUp(page, newPerson('Ada'));
  await addTask(page, 'Buy milk');

  const secrets = (await context.cookies()).filter(({ name }) => name.includes('better-auth'));
  assert.ok(secrets.length > 0);
  assert.deepEqual(secrets.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite !== 'Lax'), []);

  const readable = await page.evaluate(() =>
    JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML]),
  );
  for (const { name, value } of secrets) {
    assert.ok(!readable.includes(value.slice(0, 24)), `${name} can be read by a script`);
  }
  assert.doesNotMatch(readable, /eyJ[\w-]+\.[\w-]+\.[\w-]+/);
});

test('a title with HTML in it is shown as text', async () => {
  const page = await (await newBrowser()).newPage();
  const title = '<img src=x onerror="document.title=\'owned\'"> & <b>bold</b>';
  await signUp(page, newPerson('Ada'));
  await addTask(page, title);
  await page.reload();

  assert.equal(await items(page).first().innerText(), title);
  assert.equal(await items(page).locator('img, b').count(), 0);
  assert.equal(await page.title(), 'Your tasks · Tasks');
});
