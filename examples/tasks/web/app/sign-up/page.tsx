import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthPage } from '@/features/auth-forms/AuthPage';
import { type PageQuery, readNext } from '@/features/auth-forms/read-next';
import { SignUpForm } from '@/features/auth-forms/SignUpForm';

export const metadata: Metadata = { title: 'Create account' };

export default async function SignUpPage({ searchParams }: { searchParams: PageQuery }) {
  const next = await readNext(searchParams);
  return (
    <AuthPage
      title="Create your account"
      lead="It takes less than a minute."
      footer={
        <>
          Already have an account? <Link href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</Link>
        </>
      }
    >
      <SignUpForm next={next} />
    </AuthPage>
  );
}
