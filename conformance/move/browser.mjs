// A browser that knows one site, behind which now Node answers and now Signet.
import { CookieJar } from '../lib/cookie-jar.mjs';

export class Browser {
  jar = new CookieJar();

  constructor(origin) {
    this.origin = origin;
  }

  get(server, path) {
    return this.#send(server, path, { headers: {} });
  }

  post(server, path, body = {}) {
    return this.#send(server, path, {
      method: 'POST',
      headers: { Origin: this.origin, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Follows the link of a mail. */
  visit(server, link) {
    const { pathname, search } = new URL(link);
    return this.#send(server, pathname.replace('/api/auth', '') + search, { headers: {} });
  }

  /** Another one with the same cookies, or with some of them. */
  copy(...names) {
    const copy = new Browser(this.origin);
    for (const name of this.jar.names()) {
      if (names.length === 0 || names.some((key) => name.endsWith(key))) copy.jar.set(name, this.jar.get(name));
    }
    return copy;
  }

  /** One that has the session but no cached copy of it. */
  withoutCache() {
    return this.copy('session_token', 'dont_remember');
  }

  async #send(server, path, request) {
    const cookies = this.jar.header();
    const headers = cookies ? { ...request.headers, Cookie: cookies } : request.headers;
    const response = await fetch(`${server.address}/api/auth${path}`, { ...request, headers, redirect: 'manual' });
    const setCookies = response.headers.getSetCookie();
    this.jar.accept(setCookies);
    const text = await response.text();
    return { status: response.status, location: response.headers.get('location'), setCookies, text, json: parsed(text) };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
