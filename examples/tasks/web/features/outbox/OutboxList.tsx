import type { OutboxMail } from '@/lib/server/outbox';
import styles from './outbox.module.css';

/** The mails, newest first, each with the link that its reader would follow. */
export function OutboxList({ mails }: { readonly mails: readonly OutboxMail[] }) {
  if (mails.length === 0) {
    return (
      <div className={`card ${styles.empty}`}>
        <p>No mail yet.</p>
        <p>Create an account, or ask for a new password, and look here again.</p>
      </div>
    );
  }
  return (
    <ol className={styles.mails} aria-label="Mails">
      {mails.map((mail, index) => (
        <li key={mails.length - index} className={`card ${styles.mail}`}>
          <h2>{mail.subject}</h2>
          <p>
            To {mail.to} <span className={styles.kind}>{mail.kind}</span>
          </p>
          {mail.url && (
            <a href={mail.url} className="button" rel="noreferrer" aria-label={`Open the link: ${mail.subject}`}>
              Open the link
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}
