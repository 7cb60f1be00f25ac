import type { Account } from '@/lib/server/account';
import styles from './account.module.css';
import { AddressForm } from './AddressForm';
import { ConfirmAddress } from './ConfirmAddress';
import { DeleteForm } from './DeleteForm';
import { EverywhereButton } from './EverywhereButton';
import { NameForm } from './NameForm';
import { PasswordForm } from './PasswordForm';
import { SessionList } from './SessionList';

/** The account page, below its header. `outbox` says that mails land on a page of this site. */
export function AccountSections({ account, outbox }: { readonly account: Account; readonly outbox: boolean }) {
  const { email, emailVerified, name, sessions } = account;
  return (
    <div className={styles.sections}>
      <div>
        <h1>Your account</h1>
        <p className={styles.email}>{email}</p>
      </div>
      <section className="card" aria-labelledby="profile">
        <h2 id="profile">Profile</h2>
        <NameForm name={name} />
      </section>
      <section className="card" aria-labelledby="address">
        <h2 id="address">E-mail address</h2>
        {emailVerified ? (
          <p className={styles.text}>Your address is confirmed.</p>
        ) : (
          <ConfirmAddress email={email} outbox={outbox} />
        )}
        <AddressForm confirmed={emailVerified} outbox={outbox} />
      </section>
      <section className="card" aria-labelledby="password">
        <h2 id="password">Password</h2>
        <PasswordForm email={email} />
      </section>
      <section className="card" aria-labelledby="sessions">
        <h2 id="sessions">Sessions</h2>
        {sessions === 'stale' && (
          <p className={styles.text}>You signed in a while ago. Sign out and in again to see where you are signed in.</p>
        )}
        {Array.isArray(sessions) && <SessionList sessions={sessions} />}
        <p className={styles.text}>
          Lost a device, or used one that is not yours? End every session, in this browser and in all others.
        </p>
        <EverywhereButton />
      </section>
      <section className="card" aria-labelledby="delete">
        <h2 id="delete">Delete account</h2>
        <p className={styles.text}>Your account goes for good. This cannot be taken back.</p>
        <DeleteForm email={email} outbox={outbox} />
      </section>
    </div>
  );
}
