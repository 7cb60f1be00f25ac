'use client';

import { useEffect } from 'react';
import { authClient } from '@/lib/auth-client';
import { leaveTo, leaveToSignIn } from '@/lib/leave';

/**
 * Watches the session while a page of a signed-in person is open. The Better Auth client asks again
 * when another tab signs out and when this tab becomes visible.
 *
 * A failed request says nothing about the session and changes nothing.
 */
export function SessionGuard({ userId }: { readonly userId: string }) {
  const { data, error, isPending, isRefetching, refetch } = authClient().useSession();
  const isOver = data === null && error === null && !isPending && !isRefetching;
  const isSomeoneElse = data !== null && data.user.id !== userId;

  useEffect(() => {
    if (isOver) {
      leaveToSignIn();
    } else if (isSomeoneElse) {
      // Another tab signed in as someone else: what this page shows is not theirs.
      leaveTo(window.location.pathname);
    }
  }, [isOver, isSomeoneElse]);

  useRefetchOnFocus(refetch);
  useReloadWhenRestored();
  return null;
}

const FOCUS_PAUSE_MS = 5_000;

/** Two windows side by side are both visible; only the focus tells that a person came back to one. */
function useRefetchOnFocus(refetch: () => Promise<void>): void {
  useEffect(() => {
    let last = Date.now();
    function onFocus(): void {
      if (Date.now() - last >= FOCUS_PAUSE_MS) {
        last = Date.now();
        void refetch();
      }
    }
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [refetch]);
}

/** A page that the browser kept in memory may be older than a sign-out: hide it and ask again. */
function useReloadWhenRestored(): void {
  useEffect(() => {
    function onPageShow(event: PageTransitionEvent): void {
      if (event.persisted) {
        document.body.hidden = true;
        window.location.reload();
      }
    }
    window.addEventListener('pageshow', onPageShow);
    return () => window.removeEventListener('pageshow', onPageShow);
  }, []);
}
