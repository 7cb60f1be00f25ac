import type { Metadata } from 'next';
import { AccountSections } from '@/features/account/AccountSections';
import { SignedInPage } from '@/features/shell/SignedInPage';
import { Unavailable } from '@/features/shell/Unavailable';
import { loadPage } from '@/lib/server/page-data';
import { ME_PATH, type User } from '@/lib/user';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const user = await loadPage('/account', (api) => api<User>(ME_PATH));
  if (user === undefined) {
    return <Unavailable title="Your account" />;
  }
  return (
    <SignedInPage userId={user.id}>
      <AccountSections user={user} />
    </SignedInPage>
  );
}
