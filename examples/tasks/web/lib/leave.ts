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

/** Leaves for the sign-in page because the session is over; signing in leads back here. */
export function leaveToSignIn(): void {
  leaveTo(signInPath(window.location.pathname + window.location.search, { ended: true }));
}
