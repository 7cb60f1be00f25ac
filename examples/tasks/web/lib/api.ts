import { leaveToSignIn } from './leave';
import { Problem, retryAfter } from './problem';
import { renewSession } from './renew-session';
import { signetUrl } from './signet-url';

const TIMEOUT_MS = 15_000;

/** One call of the API; the body is sent as JSON. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
}

/**
 * Calls the API with the cookies of the session.
 *
 * When the access token has expired the session is renewed, once for all waiting calls, and the call
 * is repeated once. Repeating is safe for every method: a call that was refused with 401 did nothing.
 * When the session is over the browser leaves for the sign-in page.
 *
 * @throws Problem when the API refuses the call or cannot be reached
 */
export async function api<T>(path: string, call: Call = {}): Promise<T> {
  const sentAt = Date.now();
  const response = await send(path, call);
  if (response.status !== 401) {
    return read<T>(response);
  }
  switch (await renewSession(sentAt)) {
    case 'renewed':
      return read<T>(await send(path, call));
    case 'gone':
      leaveToSignIn();
      throw new Problem(401, 'SIGNED_OUT', '');
    case 'unknown':
      throw new Problem(0, 'UNREACHABLE', '');
  }
}

async function send(path: string, { method = 'GET', body }: Call): Promise<Response> {
  try {
    return await fetch(signetUrl() + path, {
      method,
      credentials: 'include',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined
        ? {}
        : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new Problem(0, 'UNREACHABLE', '');
  }
}

async function read<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    return body as T;
  }
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown };
  throw new Problem(
    response.status,
    typeof code === 'string' ? code : '',
    typeof message === 'string' ? message : '',
    retryAfter(response.headers),
  );
}
