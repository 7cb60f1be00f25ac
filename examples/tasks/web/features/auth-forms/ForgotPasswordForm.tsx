'use client';

import type { FormErrors } from '@/features/forms/use-form';
import { authCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { explain, Problem } from '@/lib/problem';
import { MailedLinkForm } from './MailedLinkForm';

/** Asks for the mail with the link to a new password. */
export function ForgotPasswordForm({ outbox }: { readonly outbox: boolean }) {
  return (
    <MailedLinkForm
      ask={(email) => {
        const redirectTo = `${window.location.origin}/reset-password`;
        return authCall((fetchOptions) => authClient().requestPasswordReset({ email, redirectTo, fetchOptions }));
      }}
      sent="If there is an account with this address, a mail with a link is on its way."
      outbox={outbox}
      refused={refused}
    />
  );
}

function refused(failure: unknown): FormErrors {
  const off = failure instanceof Problem && failure.code === 'RESET_PASSWORD_DISABLED';
  return { fields: {}, form: off ? 'This site sends no mail, so a password cannot be reset here.' : explain(failure) };
}
