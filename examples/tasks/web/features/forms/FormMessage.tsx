import type { ReactNode } from 'react';
import styles from './forms.module.css';

/**
 * One sentence about the whole form. It stands after the button, where it moves nothing a person is about
 * to press; the alert is always in the page, so that it is read when it fills.
 */
export function FormMessage({
  error,
  success,
}: {
  readonly error?: string | undefined;
  readonly success?: ReactNode;
}) {
  return (
    <div>
      <div role="alert">{error && <p className={`${styles.message} ${styles.bad}`}>{error}</p>}</div>
      <div role="status">{success && !error && <p className={`${styles.message} ${styles.good}`}>{success}</p>}</div>
    </div>
  );
}
