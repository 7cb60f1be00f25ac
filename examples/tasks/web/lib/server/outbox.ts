import 'server-only';
import { open } from 'node:fs/promises';
import { headers } from 'next/headers';
import { publicUrl } from './settings';

/** A mail that was written into the outbox in place of being sent. */
export interface OutboxMail {
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  /** The link of the mail; notices have none. */
  readonly url: string | undefined;
}

/** How much of the end of the file is read, in bytes. */
const TAIL = 256 * 1024;

/** How many mails are shown. */
const MOST = 50;

const OWN_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * The outbox of the engine: `SIGNET_MAIL_OUTBOX`, read when the server runs. There is none unless it is set, and none in
 * production: as for the engine, that is where `SIGNET_PRODUCTION` says so, or where the API is not on this machine.
 *
 * Security rule: whoever reads the mails can take over every account in them.
 */
export function outboxFile(): string | undefined {
  const production = process.env['SIGNET_PRODUCTION'] || 'false';
  const isDevelopment = production === 'false' && OWN_MACHINE.test(new URL(publicUrl()).host);
  return isDevelopment ? process.env['SIGNET_MAIL_OUTBOX'] || undefined : undefined;
}

/** Whether this request came to a name of this machine. Another name may lead here from a page elsewhere (DNS rebinding). */
export async function cameToThisMachine(): Promise<boolean> {
  return OWN_MACHINE.test((await headers()).get('host') ?? '');
}

/**
 * Reads the latest mails, newest first.
 *
 * @returns `undefined` when the file cannot be read
 */
export async function readOutbox(file: string): Promise<readonly OutboxMail[] | undefined> {
  try {
    const lines = (await tailOf(file)).split('\n');
    return lines.flatMap(mailOf).slice(-MOST).reverse();
  } catch (failure) {
    console.error('The outbox could not be read:', failure instanceof Error ? failure.message : 'unknown');
    return undefined;
  }
}

async function tailOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The mail of one line; nothing for a line that was cut at the start, or is not one of the engine. */
function mailOf(line: string): OutboxMail[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return [];
  }
  const { kind, to, subject, url } = (value ?? {}) as Record<string, unknown>;
  if (typeof kind !== 'string' || typeof to !== 'string' || typeof subject !== 'string') {
    return [];
  }
  return [{ kind, to, subject, url: typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined }];
}
