// What a browser adds around the official client: a cookie jar and the Origin header. The client itself is unchanged.
import { randomBytes } from 'node:crypto';
import { createAuthClient } from 'better-auth/client';
import { jwtClient } from 'better-auth/client/plugins';
import { CookieJar } from '../lib/cookie-jar.mjs';
import { signetUrl } from '../lib/signet.mjs';

export const PASSWORD = 'correct horse battery';

/** A browser on the server's own origin; `requests` lists what it sent, as "GET /get-session". */
export class Browser {
  jar = new CookieJar();
  requests = [];
  answers = [];

  fetch = async (input, init = {}) => {
    const request = new Request(input, init);
    request.headers.set('origin', signetUrl());
    const cookie = this.jar.header();
    if (cookie) request.headers.set('cookie', cookie);
    this.requests.push(`${request.method} ${new URL(request.url).pathname.replace('/api/auth', '')}`);
    const response = await fetch(request);
    this.jar.accept(response.headers.getSetCookie());
    this.answers.push(response);
    return response;
  };

  /** Follows a link, as from a mail: no page of the site asks for it. Redirects are not followed. */
  async visit(url) {
    const cookie = this.jar.header();
    const response = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    this.jar.accept(response.headers.getSetCookie());
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  }

  /** What somebody sends who writes requests by hand, with the cookies of this browser. */
  async send(path, { method = 'POST', type = 'application/json', body } = {}) {
    const headers = type === null ? {} : { 'content-type': type };
    const response = await this.fetch(`${signetUrl()}/api/auth${path}`, { method, headers, body });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** The options every client of this browser starts from. */
  options(extra = {}) {
    return { baseURL: signetUrl(), fetchOptions: { customFetchImpl: this.fetch }, ...extra };
  }

  client() {
    return createAuthClient(this.options({ plugins: [jwtClient()] }));
  }

  /** The request a page of this browser would send: what middleware gets to see. */
  pageRequest() {
    return new Request(`${signetUrl()}/page`, { headers: this.jar.header() ? { cookie: this.jar.header() } : {} });
  }
}

/** Somebody nobody signed up yet. */
export function person() {
  return { name: 'Ada Lovelace', email: `ada-${randomBytes(8).toString('hex')}@example.com`, password: PASSWORD };
}

/** A browser in which a new person has just signed up. */
export async function signedIn() {
  const browser = new Browser();
  const client = browser.client();
  const who = person();
  const { data, error } = await client.signUp.email(who);
  if (error) throw new Error(`sign-up failed: ${JSON.stringify(error)}`);
  return { browser, client, who, data };
}

/** Somebody who has signed up, on another device. */
export async function anotherDevice(who, extra = {}) {
  const browser = new Browser();
  const client = browser.client();
  const { data } = await client.signIn.email({ email: who.email, password: PASSWORD, ...extra });
  return { browser, client, token: data.token };
}
