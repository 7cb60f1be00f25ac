import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from './Logo';
import styles from './shell.module.css';

/** The frame of every page: skip link, header and the main part. */
export function Page({ actions, children }: { readonly actions?: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <a href="#main" className={styles.skip}>
        Skip to content
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link href="/" prefetch={false} className={styles.brand}>
            <Logo />
            <span>Tasks</span>
          </Link>
          {actions}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </>
  );
}
