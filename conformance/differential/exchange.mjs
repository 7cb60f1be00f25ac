// Turns one step of a case file into a request for one server, and keeps that server's cookie jar up to date.
import { setTimeout } from 'node:timers/promises';
import { send } from './send.mjs';

const BASE_PATH = '/api/auth';

/** A server under comparison during one scenario: its origin, its own jar, and the values `{…}` stands for. */
export class Visitor {
  constructor(origin, jar, values) {
    this.origin = origin;
    this.jar = jar;
    this.values = { ...values, origin };
  }

  /** Performs a step, after `wait` milliseconds; the answer's cookies are kept unless the step says `forget`, and members of its body if it says `keep`. */
  async perform(step) {
    if (step.wait) await setTimeout(step.wait);
    for (const [name, value] of Object.entries(step.setCookies ?? {})) this.jar.set(name, this.#fill(value));
    for (const name of step.dropCookies ?? []) this.jar.delete(name);
    for (const name of step.tamper ?? []) this.jar.set(name, tampered(this.jar.get(name) ?? 'absent.absent'));
    const response = await send(this.origin, this.#request(step));
    if (!step.forget) this.jar.accept(response.setCookie);
    for (const [name, member] of Object.entries(step.keep ?? {})) this.values[name] = JSON.parse(response.text)[member];
    return response;
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
