import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AuthPage } from '@/features/auth-forms/AuthPage';
import { type PageQuery, readNext } from '@/features/auth-forms/read-next';
import { SignInForm } from '@/features/auth-forms/SignInForm';
import { MailSent } from '@/features/mail/MailSent';
import { outboxFile } from '@/lib/server/outbox';
import { CONFIRM_PARAMETER, ENDED_PARAMETER } from '@/lib/sign-in-path';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: PageQuery }) {
  const next = await readNext(searchParams);
  const query = await searchParams;
  return (
    <AuthPage
      title="Sign in"
      lead="Welcome back."
      footer={
        <>
          <Link href="/forgot-password" prefetch={false}>
            Forgot your password?
          </Link>
          <br />
          No account yet? <Link href={`/sign-up?next=${encodeURIComponent(next)}`}>Create one</Link>
        </>
      }
    >
      <SignInForm next={next} ended={ENDED_PARAMETER in query} notice={noticeOf(query)} />
    </AuthPage>
  );
}

function noticeOf(query: Awaited<PageQuery>): ReactNode {
  if (CONFIRM_PARAMETER in query) {
    return <MailSent outbox={outboxFile() !== undefined}>Open the link in the mail that we sent you, then sign in.</MailSent>;
  }
  if ('reset' in query) {
    return 'Your new password is saved. Sign in with it.';
  }
  if ('deleted' in query) {
    return 'Your account is deleted.';
  }
  return ENDED_PARAMETER in query ? 'You are signed out. Sign in to go on.' : undefined;
}
