import type { ReactNode } from 'react';
import { SessionGuard } from '@/features/session/SessionGuard';
import { SignOutButton } from '@/features/session/SignOutButton';
import { Navigation } from './Navigation';
import { Page } from './Page';
import styles from './shell.module.css';

/** The frame of the pages behind the sign-in. `userId` is whose data the page shows. */
export function SignedInPage({ userId, children }: { readonly userId: string; readonly children: ReactNode }) {
  return (
    <Page
      actions={
        <div className={styles.actions}>
          <Navigation />
          <SignOutButton />
        </div>
      }
    >
      <SessionGuard userId={userId} />
      <noscript>
        <p className={styles.noscript}>
          Changing anything on this page needs JavaScript. Please switch it on and load the page again.
        </p>
      </noscript>
      {children}
    </Page>
  );
}
