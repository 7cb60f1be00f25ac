import { authCall, signedInCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { leaveTo, whileEndLeadsTo } from '@/lib/leave';

const AFTERWARDS = '/sign-in';

/**
 * Ends the session of this browser; the client tells the other tabs.
 *
 * @throws Problem when the server did not confirm; the person is then still signed in
 */
export async function signOut(): Promise<void> {
  await whileEndLeadsTo(AFTERWARDS, async () => {
    await authCall((fetchOptions) => authClient().signOut({ fetchOptions }));
    leaveTo(AFTERWARDS);
  });
}

/**
 * Ends all sessions of the person, in every browser. The sign-out afterwards tells the other tabs of
 * this browser, and is no failure when it finds no session.
 *
 * @throws Problem when the server did not confirm; some sessions may then still be open
 */
export async function signOutEverywhere(): Promise<void> {
  await whileEndLeadsTo(AFTERWARDS, () =>
    signedInCall((fetchOptions) => authClient().revokeSessions({ fetchOptions })),
  );
  await signOut();
}
