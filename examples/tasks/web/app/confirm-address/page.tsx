import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthPage } from '@/features/auth-forms/AuthPage';
import { ConfirmAddressForm } from '@/features/auth-forms/ConfirmAddressForm';
import { outboxFile } from '@/lib/server/outbox';

export const metadata: Metadata = { title: 'Confirm your address' };

export default function ConfirmAddressPage() {
  return (
    <AuthPage
      title="Confirm your address"
      lead="We send you the link once more."
      footer={<Link href="/sign-in">Back to sign in</Link>}
    >
      <ConfirmAddressForm outbox={outboxFile() !== undefined} />
    </AuthPage>
  );
}
