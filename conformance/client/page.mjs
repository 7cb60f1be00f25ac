// A page that uses the React client, mounted.
import { mount, until } from './mount.mjs';
import { createAuthClient } from 'better-auth/react';
import { jwtClient } from 'better-auth/client/plugins';
import { Browser } from './browser.mjs';

const mounted = [];

/** Unmounts every page; for `afterEach`. */
export const closeAll = () => mounted.splice(0).forEach((view) => view.unmount());

/** Opens a page with a component that calls useSession; pages of one browser share its cookies. */
export function page(browser = new Browser(), options = {}) {
  const client = createAuthClient(browser.options({ plugins: [jwtClient()], ...options }));
  const view = mount(() => client.useSession());
  mounted.push(view);
  return { browser, client, view };
}

/** Waits until the page shows a name, or "nobody", and asks no longer. */
export async function settled(view, text) {
  await until(() => view.text() === text && !view.current().isPending && !view.current().isRefetching, `the page shows ${text}`);
}

/** A page on which somebody has just signed up. */
export async function pageOf(who, options) {
  const opened = page(undefined, options);
  await settled(opened.view, 'nobody');
  await opened.client.signUp.email(who);
  await settled(opened.view, who.name);
  return opened;
}
