import 'server-only';
import { headers } from 'next/headers';
import { internalUrl } from './settings';

/** Reads a path of the API in the name of the person whose request is being answered. */
export type ReadApi = <T>(path: string) => Promise<T>;

/** What reading in the name of a person can lead to. */
export type Outcome<T> =
  | { kind: 'read'; value: T }
  | { kind: 'signed-out' }
  | { kind: 'unavailable' };

/** How long a page waits for the API before it says that the API cannot be reached. */
const TIMEOUT_MS = 8_000;

const AUTH_COOKIE = /^(__Secure-)?better-auth\./;
const SESSION_COOKIE = /(^|; )(__Secure-)?better-auth\.session_token=/;

/** There is no session behind the cookies. */
export class Unauthorized extends Error {}

/** The API answered, and not with what was asked for. */
export class Refused extends Error {
  constructor(
    path: string,
    readonly status: number,
  ) {
    super(`${path} answered ${status}`);
  }
}

/** The engine knows a person by the cookies alone; the API takes a token as well. */
const ENGINE_PATH = '/api/auth/';

/**
 * Runs `read` with the cookies of the current request. When the access token in them has expired, a
 * new one is minted from the session and `read` runs a second time with it. The new token is used
 * for this answer only: a server component cannot set cookies, the browser renews its own later.
 *
 * An API that cannot be reached is `unavailable`, never `signed-out`.
 */
export async function asUser<T>(read: (api: ReadApi) => Promise<T>): Promise<Outcome<T>> {
  const cookie = authCookies((await headers()).get('cookie') ?? '');
  // Without a session nothing is asked: all visitors share the address of this server, and its rate limit.
  if (!SESSION_COOKIE.test(cookie)) {
    return { kind: 'signed-out' };
  }
  try {
    return { kind: 'read', value: await withFreshToken(cookie, read) };
  } catch (failure) {
    if (failure instanceof Unauthorized) {
      return { kind: 'signed-out' };
    }
    console.error('The API could not be read:', failure instanceof Error ? failure.message : 'unknown');
    return { kind: 'unavailable' };
  }
}

async function withFreshToken<T>(cookie: string, read: (api: ReadApi) => Promise<T>): Promise<T> {
  try {
    return await read((path) => get(path, { cookie }));
  } catch (failure) {
    if (!(failure instanceof Unauthorized)) {
      throw failure;
    }
  }
  const { token } = await get<{ token?: string }>('/api/auth/token', { cookie });
  if (typeof token !== 'string') {
    throw new Error('/api/auth/token answered without a token');
  }
  return read((path) => get(path, path.startsWith(ENGINE_PATH) ? { cookie } : { authorization: `Bearer ${token}` }));
}

async function get<T>(path: string, credentials: Record<string, string>): Promise<T> {
  const response = await fetch(internalUrl() + path, {
    headers: { accept: 'application/json', ...credentials },
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status === 401) {
    throw new Unauthorized();
  }
  if (!response.ok) {
    throw new Refused(path, response.status);
  }
  return (await response.json()) as T;
}

/** Only the cookies of the engine leave this server; others on the same host are not its business. */
function authCookies(header: string): string {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => AUTH_COOKIE.test(pair))
    .join('; ');
}
