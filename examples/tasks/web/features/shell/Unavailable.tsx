'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useHydrated } from '@/lib/use-hydrated';
import { Page } from './Page';
import styles from './shell.module.css';

/** Shown in place of a page whose data cannot be had now. The session is left alone. */
export function Unavailable({ title }: { readonly title: string }) {
  const router = useRouter();
  const hydrated = useHydrated();
  const [pending, startTransition] = useTransition();
  return (
    <Page>
      <div className={`card ${styles.unavailable}`} role="alert">
        <h1>{title} cannot be loaded right now</h1>
        <p>The server did not answer. You are still signed in, and nothing was lost.</p>
        <button
          type="button"
          className="button primary"
          disabled={!hydrated}
          aria-disabled={pending}
          aria-busy={pending}
          onClick={() => pending || startTransition(() => router.refresh())}
        >
          <span className="spinner" aria-hidden="true" />
          <span>Try again</span>
        </button>
      </div>
    </Page>
  );
}
