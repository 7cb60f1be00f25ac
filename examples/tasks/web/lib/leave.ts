import { signInPath } from './sign-in-path';

let leaving = false;

/**
 * Leaves for another page with a full load, so that nothing of the old session stays in memory. The
 * first caller decides where to: a sign-out and the watcher that notices it both call this.
 */
export function leaveTo(path: string): void {
  if (!leaving) {
    leaving = true;
    window.location.replace(path);
  }
}

let intended: string | undefined;

/**
 * Runs what may end the session on purpose. The watcher may notice the end before the answer has come: then it leads to
 * `path` as well, and not to a page that asks to sign in again.
 */
export async function whileEndLeadsTo<T>(path: string, run: () => Promise<T>): Promise<T> {
  intended = path;
  try {
    return await run();
  } finally {
    intended = undefined;
  }
}

/** Leaves for the sign-in page because the session is over; signing in leads back here. */
export function leaveToSignIn(): void {
  leaveTo(intended ?? signInPath(window.location.pathname + window.location.search, { ended: true }));
}
