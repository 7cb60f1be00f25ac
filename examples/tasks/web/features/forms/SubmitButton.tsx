'use client';

import { useHydrated } from '@/lib/use-hydrated';

/**
 * Sends a form. It is switched off until the script runs: an early press would send the form the
 * browser's own way. While pending it stays focusable, so that the keyboard does not lose its place.
 */
export function SubmitButton({
  pending,
  kind = 'primary',
  children,
}: {
  readonly pending: boolean;
  readonly kind?: 'primary' | 'danger' | '';
  readonly children: string;
}) {
  const hydrated = useHydrated();
  return (
    <button type="submit" className={`button ${kind}`} disabled={!hydrated} aria-disabled={pending} aria-busy={pending}>
      <span className="spinner" aria-hidden="true" />
      <span>{children}</span>
    </button>
  );
}
