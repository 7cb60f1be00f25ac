import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthPage } from '@/features/auth-forms/AuthPage';
import { type PageQuery, readNext } from '@/features/auth-forms/read-next';
import { SignInForm } from '@/features/auth-forms/SignInForm';
import { ENDED_PARAMETER } from '@/lib/sign-in-path';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: PageQuery }) {
  const next = await readNext(searchParams);
  const ended = ENDED_PARAMETER in (await searchParams);
  return (
    <AuthPage
      title="Sign in"
      lead="Welcome back."
      footer={
        <>
          No account yet? <Link href={`/sign-up?next=${encodeURIComponent(next)}`}>Create one</Link>
        </>
      }
    >
      <SignInForm next={next} ended={ended} />
    </AuthPage>
  );
}
