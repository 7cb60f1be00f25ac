import type { Metadata } from 'next';
import { AccountSections } from '@/features/account/AccountSections';
import { SignedInPage } from '@/features/shell/SignedInPage';
import { Unavailable } from '@/features/shell/Unavailable';
import { readAccount } from '@/lib/server/account';
import { outboxFile } from '@/lib/server/outbox';
import { loadPage } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const account = await loadPage('/account', readAccount);
  if (account === undefined) {
    return <Unavailable title="Your account" />;
  }
  return (
    <SignedInPage userId={account.id}>
      <AccountSections account={account} outbox={outboxFile() !== undefined} />
    </SignedInPage>
  );
}
