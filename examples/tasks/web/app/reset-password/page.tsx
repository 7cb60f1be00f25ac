import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthPage } from '@/features/auth-forms/AuthPage';
import type { PageQuery } from '@/features/auth-forms/read-next';
import { DeadResetLink, ResetPasswordForm } from '@/features/auth-forms/ResetPasswordForm';

// The token is in the address of this page.
export const metadata: Metadata = { title: 'Choose a new password', referrer: 'no-referrer' };

export default async function ResetPasswordPage({ searchParams }: { searchParams: PageQuery }) {
  const { token } = await searchParams;
  return (
    <AuthPage
      title="Choose a new password"
      lead="Then you are signed out everywhere."
      footer={<Link href="/sign-in">Back to sign in</Link>}
    >
      {typeof token === 'string' ? <ResetPasswordForm token={token} /> : <DeadResetLink />}
    </AuthPage>
  );
}
