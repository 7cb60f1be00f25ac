// The mails of a server as lines of JSON in a file: what Signet writes to `signet.mail.outbox`, and the reference's hooks too.
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const PATIENCE = 5_000;

export class NoMailError extends Error {}

/** Reads one such file. A mail is `{ kind, to, subject, token, url, otp }`. */
export class Outbox {
  #file;
  #taken = new Set();

  constructor(file) {
    this.#file = file;
  }

  /** All mails so far, the oldest first. A line that is still being written is left for the next time. */
  all() {
    if (this.#file === undefined || !existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, 'utf8').split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line));
  }

  /** The newest mail of this kind to this address that was not asked for before; waits for it, five seconds at most. */
  async take(kind, to) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await setTimeout(10)) {
      const mails = [...this.all().entries()].filter(([at, mail]) => mail.kind === kind && mail.to === to && !this.#taken.has(at));
      for (const [at] of mails) this.#taken.add(at);
      if (mails.length > 0) return mails.at(-1)[1];
    }
    throw new NoMailError(`no mail ${kind} to ${to} within ${PATIENCE / 1000} s`);
  }
}
