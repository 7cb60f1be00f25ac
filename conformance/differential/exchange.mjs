// Turns one step of a case file into a request for one server, and keeps that server's cookie jar up to date.
import { setTimeout } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { send } from './send.mjs';

const BASE_PATH = '/api/auth';

/** A server under comparison during one scenario: its origin, its own jar, the values `{…}` stands for, and its mails. */
export class Visitor {
  constructor(origin, jar, values, { outbox, secret } = {}) {
    this.origin = origin;
    this.jar = jar;
    this.outbox = outbox;
    this.secret = secret;
    this.values = { ...values, origin };
  }

  /**
   * Performs a step, after `wait` milliseconds; the answer's cookies are kept unless the step says `forget`, and members of
   * its body if it says `keep`. Before it, the `mail` [kind, address] is read: `{code}` (or a third
   * element) is its token from then on, `{link}`
   * the path of its link. `signed` is a token of Better Auth's for such links, which `{code}` is then. With `mails` nothing
   * is sent: which mails there are is the answer.
   */
  async perform(step) {
    if (step.wait) await setTimeout(step.wait);
    const mail = step.mail && (await this.#read(...step.mail));
    if (step.signed) this.values.code = await this.#sign(step.signed);
    if (step.mails) return { mails: this.outbox.all().filter(({ to }) => to.includes(this.values.mail)) };
    for (const [name, value] of Object.entries(step.setCookies ?? {})) this.jar.set(name, this.#fill(value));
    for (const name of step.dropCookies ?? []) this.jar.delete(name);
    for (const name of step.tamper ?? []) this.jar.set(name, tampered(this.jar.get(name) ?? 'absent.absent'));
    const response = await send(this.origin, this.#request(step));
    if (!step.forget) this.jar.accept(response.setCookie);
    if (mail) response.mail = mail;
    for (const [name, member] of Object.entries(step.keep ?? {})) this.values[name] = JSON.parse(response.text)[member];
    return response;
  }

  async #read(kind, to, name = 'code') {
    const mail = await this.outbox.take(kind, this.#fill(to));
    this.values[name] = mail.token;
    this.values.link = mail.url.replace(this.origin, '');
    return mail;
  }

  #sign({ claims, lifetime = 3600, secret = this.secret }) {
    const now = Math.floor(Date.now() / 1000);
    const filled = JSON.parse(this.#fill(JSON.stringify(claims)));
    const token = new SignJWT(filled).setProtectedHeader({ alg: 'HS256' }).setIssuedAt(Math.min(now, now + lifetime - 60)).setExpirationTime(now + lifetime);
    return token.sign(new TextEncoder().encode(secret));
  }

  #request(step) {
    const body = step.raw ?? (step.json === undefined ? undefined : JSON.stringify(step.json));
    return {
      method: step.method,
      path: this.#fill(step.absolute ?? BASE_PATH + step.path),
      headers: this.#headers(step),
      body: this.#fill(body),
    };
  }

  #headers(step) {
    const cookie = step.anonymous ? undefined : this.jar.header();
    const type = step.type === undefined && step.json !== undefined ? 'application/json' : step.type;
    const origin = step.origin === undefined ? '{origin}' : step.origin;
    const all = { 'user-agent': 'conformance/1', origin, 'content-type': type, cookie, ...step.headers };
    return Object.fromEntries(
      Object.entries(all)
        .filter(([, value]) => value != null)
        .map(([name, value]) => [name, this.#fill(value)]),
    );
  }

  #fill(text) {
    return text?.replace(/\{(\w+)\}/g, (whole, name) => this.values[name] ?? whole);
  }
}

// The first character carries the full six bits of its base64 group, so changing it always changes the bytes.
function tampered(value) {
  const at = value.lastIndexOf('.') + 1;
  const changed = value[at] === 'A' ? 'B' : 'A';
  return value.slice(0, at) + changed + value.slice(at + 1);
}
