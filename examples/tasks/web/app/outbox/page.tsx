import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OutboxList } from '@/features/outbox/OutboxList';
import styles from '@/features/outbox/outbox.module.css';
import { RefreshButton } from '@/features/outbox/RefreshButton';
import { Page } from '@/features/shell/Page';
import { cameToThisMachine, outboxFile, readOutbox } from '@/lib/server/outbox';

export const metadata: Metadata = { title: 'Outbox', robots: { index: false } };

/** In development: the mails that would have been sent. Anywhere else there is no such page. */
export default async function OutboxPage() {
  const file = outboxFile();
  if (file === undefined || !(await cameToThisMachine())) {
    notFound();
  }
  const mails = await readOutbox(file);
  return (
    <Page>
      <div className={styles.heading}>
        <h1>Outbox</h1>
        <RefreshButton>{mails ? 'Look again' : 'Try again'}</RefreshButton>
      </div>
      <p className="lead">In development nothing is sent: every mail lands here, the newest first.</p>
      {mails ? (
        <OutboxList mails={mails} />
      ) : (
        <div className="card" role="alert">
          <p>The outbox cannot be read. The log of this server says why.</p>
        </div>
      )}
    </Page>
  );
}
