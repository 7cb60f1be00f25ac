import { authClient } from './auth-client';

/** What came of a renewal: a session, no session any more, or no clear answer from the server. */
export type Renewal = 'renewed' | 'gone' | 'unknown';

/** A time, not a credential: tells the other tabs that the cookies they share are fresh. */
const RENEWED_AT = 'tasks.renewed-at';
const LOCK = 'tasks.renewal';

let inFlight: Promise<Renewal> | undefined;

/**
 * Renews the session and, with it, the access token that lives in a cookie.
 *
 * However many calls fail at once, one request goes out: calls of this tab share it, and tabs take
 * turns. A call that was sent before the last renewal ended needs no other one, only a repetition.
 *
 * @param sentAt when the call that was refused had been sent, in milliseconds
 */
export function renewSession(sentAt: number): Promise<Renewal> {
  inFlight ??= inTurn(sentAt).finally(() => {
    inFlight = undefined;
  });
  return inFlight;
}

async function inTurn(sentAt: number): Promise<Renewal> {
  // Web Locks need a secure context; without them two tabs may renew at once, which does no harm.
  return navigator.locks ? navigator.locks.request(LOCK, () => renewUnlessDone(sentAt)) : renewUnlessDone(sentAt);
}

async function renewUnlessDone(sentAt: number): Promise<Renewal> {
  if (lastRenewal() > sentAt) {
    return 'renewed';
  }
  const renewal = await requestRenewal();
  if (renewal === 'renewed') {
    rememberRenewal();
  }
  return renewal;
}

async function requestRenewal(): Promise<Renewal> {
  try {
    const { data, error } = await authClient().getSession({ query: { disableCookieCache: true } });
    if (error) {
      return error.status === 401 ? 'gone' : 'unknown';
    }
    return data ? 'renewed' : 'gone';
  } catch {
    return 'unknown';
  }
}

let renewedHere = 0;

function lastRenewal(): number {
  try {
    const renewedElsewhere = Number(localStorage.getItem(RENEWED_AT) ?? 0);
    // A clock that was set back must not keep this tab from renewing.
    return Math.max(renewedHere, renewedElsewhere <= Date.now() ? renewedElsewhere : 0);
  } catch {
    return renewedHere;
  }
}

function rememberRenewal(): void {
  renewedHere = Date.now();
  try {
    localStorage.setItem(RENEWED_AT, String(renewedHere));
  } catch {
    // Storage can be switched off; then each tab renews for itself.
  }
}
