import { safeNext } from './safe-next';

/** Marks an address whose visitor still has a session cookie, but no session behind it. */
export const ENDED_PARAMETER = 'ended';

/** The address of the sign-in page that leads back to `next` afterwards. */
export function signInPath(next: string, options: { ended?: boolean } = {}): string {
  const path = `/sign-in?next=${encodeURIComponent(safeNext(next))}`;
  return options.ended === true ? `${path}&${ENDED_PARAMETER}=1` : path;
}

/** Marks the address of who has signed up, and has to confirm their address before they sign in. */
export const CONFIRM_PARAMETER = 'confirm';

/** The sign-in page after a sign-up that signs nobody in yet. */
export function confirmFirstPath(next: string): string {
  return `${signInPath(next)}&${CONFIRM_PARAMETER}=1`;
}

/** The sign-in page after a reset: no session of the account is left, and a stale cookie must not lead away from it. */
export const PASSWORD_RESET_PATH = `/sign-in?${ENDED_PARAMETER}=1&reset=1`;

/** The sign-in page after the account was deleted. */
export const ACCOUNT_DELETED_PATH = `/sign-in?${ENDED_PARAMETER}=1&deleted=1`;
