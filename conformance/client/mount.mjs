// A DOM and a mounted component: what useSession needs to run as it does in a page.
import { JSDOM } from 'jsdom';
import { signetUrl } from '../lib/signet.mjs';

const { window } = new JSDOM('<!doctype html><main></main>', { url: `${signetUrl()}/`, pretendToBeVisual: true });
// Newer Node has a navigator of its own that cannot be assigned.
for (const name of ['document', 'localStorage', 'navigator'])
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
globalThis.window = window;

const { createElement } = await import('react');
const { createRoot } = await import('react-dom/client');

/** Mounts a component that calls the hook; `current()` is what it last returned. */
export function mount(hook) {
  const seen = [];
  const Probe = () => {
    const value = hook();
    seen.push(value);
    return createElement('p', null, value.data?.user.name ?? (value.isPending ? 'pending' : 'nobody'));
  };
  const place = document.createElement('section');
  document.body.append(place);
  const root = createRoot(place);
  root.render(createElement(Probe));
  return { seen, text: () => place.textContent, current: () => seen.at(-1), unmount: () => root.unmount() };
}

/** Waits until the condition holds, at most five seconds. */
export async function until(condition, what) {
  for (const end = Date.now() + 5000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 10))) if (condition()) return;
  throw new Error(`did not happen within 5 s: ${what}`);
}
