'use client';

import { useState } from 'react';
import { explain } from '@/lib/problem';
import { useHydrated } from '@/lib/use-hydrated';
import styles from './session.module.css';

interface SignOutActionProps {
  readonly label: string;
  readonly kind: 'quiet' | 'danger';
  /** What it ends, where there are several such buttons. */
  readonly name?: string;
  readonly run: () => Promise<void>;
}

/** A button that ends sessions. It stays pending until the page is left, and says so when it failed. */
export function SignOutAction({ label, kind, name, run }: SignOutActionProps) {
  const hydrated = useHydrated();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();

  async function onClick(): Promise<void> {
    if (pending) {
      return;
    }
    setPending(true);
    setError(undefined);
    try {
      await run();
    } catch (failure) {
      setError(explain(failure));
      setPending(false);
    }
  }

  return (
    <div className={`${styles.action} ${styles[kind]}`}>
      <button
        type="button"
        className={`button ${kind}`}
        disabled={!hydrated}
        aria-disabled={pending}
        aria-busy={pending}
        aria-label={name && `${label}: ${name}`}
        onClick={onClick}
      >
        <span className="spinner" aria-hidden="true" />
        <span>{label}</span>
      </button>
      <div role="alert" className={styles.error}>
        {error}
      </div>
    </div>
  );
}
