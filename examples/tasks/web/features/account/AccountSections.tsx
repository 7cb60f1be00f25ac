import type { User } from '@/lib/user';
import styles from './account.module.css';
import { EverywhereButton } from './EverywhereButton';
import { NameForm } from './NameForm';
import { PasswordForm } from './PasswordForm';

/** The account page, below its header. */
export function AccountSections({ user }: { readonly user: User }) {
  return (
    <div className={styles.sections}>
      <div>
        <h1>Your account</h1>
        <p className={styles.email}>{user.email}</p>
      </div>
      <section className="card" aria-labelledby="profile">
        <h2 id="profile">Profile</h2>
        <NameForm name={user.name} />
      </section>
      <section className="card" aria-labelledby="password">
        <h2 id="password">Password</h2>
        <PasswordForm email={user.email} />
      </section>
      <section className="card" aria-labelledby="sessions">
        <h2 id="sessions">Sessions</h2>
        <p className={styles.text}>
          Lost a device, or used one that is not yours? End every session, in this browser and in all others.
        </p>
        <EverywhereButton />
      </section>
    </div>
  );
}
