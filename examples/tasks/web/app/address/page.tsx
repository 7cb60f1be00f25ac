import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthPage } from '@/features/auth-forms/AuthPage';
import type { PageQuery } from '@/features/auth-forms/read-next';
import styles from '@/features/forms/forms.module.css';
import { MailSent } from '@/features/mail/MailSent';
import { NEW_ADDRESS_PARAMETER } from '@/lib/address-page';
import { readAccount } from '@/lib/server/account';
import { asUser } from '@/lib/server/as-user';
import { outboxFile } from '@/lib/server/outbox';

export const metadata: Metadata = { title: 'Your address' };

/** Where the links of mails about an address lead in the end, with `?error=` when they did not work. */
export default async function AddressPage({ searchParams }: { searchParams: PageQuery }) {
  const { error, [NEW_ADDRESS_PARAMETER]: newEmail } = await searchParams;
  const { title, lead } = error === undefined ? await outcome(newEmail) : refusal(error);
  return (
    <AuthPage title={title} lead={lead} footer={<Link href="/">Start page</Link>}>
      <div className={styles.form}>
        <Link className="button primary" href="/account" prefetch={false}>
          Go to your account
        </Link>
      </div>
    </AuthPage>
  );
}

/**
 * The last link of a change has changed the address; the first one, which allows it, has sent another mail. What the
 * address bar says is compared with the account and never shown: anybody can write a link.
 */
async function outcome(newEmail: string | string[] | undefined) {
  const account = newEmail === undefined ? undefined : await asUser(readAccount);
  if (account?.kind === 'read' && account.value.email !== newEmail) {
    return {
      title: 'One more step',
      lead: (
        <MailSent outbox={outboxFile() !== undefined}>
          The change is allowed. A mail is on its way to the new address: open its link to confirm it.
        </MailSent>
      ),
    };
  }
  return newEmail === undefined
    ? { title: 'Your address is confirmed', lead: 'Thank you. There is nothing else to do.' }
    : { title: 'Your address is changed', lead: 'From now on, sign in with the new one.' };
}

function refusal(error: string | string[]) {
  return error === 'INVALID_USER'
    ? { title: 'Sign in first', lead: 'This link is for its owner. Sign in here, then open it again.' }
    : { title: 'This link does not work any more', lead: 'It was used, or is too old. Your account sends another one.' };
}
