'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { SignOutAction } from '@/features/session/SignOutAction';
import { signedInCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import type { OpenSession } from '@/lib/server/account';
import { browserName } from '@/lib/browser-name';
import { useHydrated } from '@/lib/use-hydrated';
import styles from './account.module.css';

/** Where the person is signed in. Every other browser can be signed out by itself. */
export function SessionList({ sessions }: { readonly sessions: readonly OpenSession[] }) {
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const [ended, setEnded] = useState<ReadonlySet<string>>(new Set());
  const [, startTransition] = useTransition();

  async function end(token: string): Promise<void> {
    await signedInCall((fetchOptions) => authClient().revokeSession({ token, fetchOptions }));
    setEnded((before) => new Set(before).add(token));
    list.current?.focus();
    startTransition(() => router.refresh());
  }

  return (
    <ul ref={list} tabIndex={-1} className={styles.sessions} aria-label="Where you are signed in">
      {sessions
        .filter(({ token }) => !ended.has(token))
        .map((session) => (
          <li key={session.token}>
            <div>
              <p>{browserName(session.userAgent)}</p>
              <p className={styles.text}>
                {session.current ? 'This browser' : <SignedInAt time={session.createdAt} />}
              </p>
            </div>
            {!session.current && (
              <SignOutAction label="Sign out" kind="quiet" name={browserName(session.userAgent)} run={() => end(session.token)} />
            )}
          </li>
        ))}
    </ul>
  );
}

/** The zone of the reader is known in the browser only; until then the day stands there as the server knows it. */
function SignedInAt({ time }: { readonly time: string }) {
  const hydrated = useHydrated();
  const text = hydrated
    ? new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
    : time.slice(0, 10);
  return (
    <>
      Since <time dateTime={time}>{text}</time>
    </>
  );
}
