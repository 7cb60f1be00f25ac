import { createAuthClient } from 'better-auth/react';
import { signetUrl } from './signet-url';

const TIMEOUT_MS = 15_000;

/** A server has no page to read the address from, and sends nothing: hooks only read their first state. */
const ON_SERVER = 'http://server.invalid';

function create() {
  const base = typeof window === 'undefined' ? ON_SERVER : signetUrl();
  return createAuthClient({ baseURL: `${base}/api/auth`, fetchOptions: { timeout: TIMEOUT_MS } });
}

let client: ReturnType<typeof create> | undefined;

/** The one Better Auth client of this page, made on first use. */
export function authClient(): ReturnType<typeof create> {
  client ??= create();
  return client;
}
