// A browser's cookie jar for one origin: name and value as sent, Max-Age=0 removes. Nothing else is needed here.
export class CookieJar {
  #cookies = new Map();

  /** Takes over the Set-Cookie lines of one response, in their order. */
  accept(setCookieLines) {
    for (const line of setCookieLines) {
      const { name, value, attributes } = parseSetCookie(line);
      if (attributes.get('max-age') === '0') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  get(name) {
    return this.#cookies.get(name);
  }

  set(name, value) {
    this.#cookies.set(name, value);
  }

  delete(name) {
    this.#cookies.delete(name);
  }

  names() {
    return [...this.#cookies.keys()];
  }

  /** The Cookie request header, or undefined when the jar is empty. */
  header() {
    if (this.#cookies.size === 0) return undefined;
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** Splits one Set-Cookie line; attribute names are lower-cased, values kept. */
export function parseSetCookie(line) {
  const [pair, ...rest] = line.split(';').map((part) => part.trim());
  const [name, value] = splitOnce(pair);
  const attributes = new Map(rest.map((part) => splitOnce(part)).map(([key, text]) => [key.toLowerCase(), text]));
  return { name, value, attributes };
}

function splitOnce(text) {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
