import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthPage } from '@/features/auth-forms/AuthPage';
import { ForgotPasswordForm } from '@/features/auth-forms/ForgotPasswordForm';
import { outboxFile } from '@/lib/server/outbox';

export const metadata: Metadata = { title: 'Forgot your password?' };

export default function ForgotPasswordPage() {
  return (
    <AuthPage
      title="Forgot your password?"
      lead="We send you a link to choose a new one."
      footer={
        <>
          It came back to you? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      <ForgotPasswordForm outbox={outboxFile() !== undefined} />
    </AuthPage>
  );
}
