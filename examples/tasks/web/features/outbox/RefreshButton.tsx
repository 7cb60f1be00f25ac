'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useHydrated } from '@/lib/use-hydrated';

/** Loads the data of the page anew. */
export function RefreshButton({ children }: { readonly children: string }) {
  const router = useRouter();
  const hydrated = useHydrated();
  const [pending, startTransition] = useTransition();
  return (
    <button
      type="button"
      className="button"
      disabled={!hydrated}
      aria-disabled={pending}
      aria-busy={pending}
      onClick={() => pending || startTransition(() => router.refresh())}
    >
      <span className="spinner" aria-hidden="true" />
      <span>{children}</span>
    </button>
  );
}
