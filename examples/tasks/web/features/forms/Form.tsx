import type { FormEventHandler, ReactNode } from 'react';
import styles from './forms.module.css';

/** Fields below each other. `post`: were it ever sent the browser's own way, no password would stand in an address. */
export function Form({
  onSubmit,
  children,
}: {
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly children: ReactNode;
}) {
  return (
    <form className={styles.form} method="post" noValidate onSubmit={onSubmit}>
      {children}
    </form>
  );
}
