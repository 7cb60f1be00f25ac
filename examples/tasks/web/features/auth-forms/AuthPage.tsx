import type { ReactNode } from 'react';
import { Page } from '@/features/shell/Page';
import styles from './auth-page.module.css';

/** The frame of the pages outside of the account: one narrow card in the middle. */
export function AuthPage({
  title,
  lead,
  footer,
  children,
}: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Page>
      <div className={styles.column}>
        <div className={styles.heading}>
          <h1>{title}</h1>
          <p>{lead}</p>
        </div>
        <section className="card">
          <noscript>
            <p className={styles.noscript}>This page needs JavaScript. Please switch it on and load the page again.</p>
          </noscript>
          {children}
        </section>
        <p className={styles.footer}>{footer}</p>
      </div>
    </Page>
  );
}
