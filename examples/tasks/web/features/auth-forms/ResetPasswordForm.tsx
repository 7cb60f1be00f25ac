'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Form } from '@/features/forms/Form';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { NewPasswordField } from '@/features/forms/NewPasswordField';
import { newPasswordRefusal } from '@/features/forms/refusals';
import { newPasswordRule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { useForm } from '@/features/forms/use-form';
import { authCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { leaveTo } from '@/lib/leave';
import { Problem } from '@/lib/problem';
import { PASSWORD_RESET_PATH } from '@/lib/sign-in-path';

/** Chooses a new password by the token of a mail. Every session of the account ends, so this leads to the sign-in page. */
export function ResetPasswordForm({ token }: { readonly token: string }) {
  const [dead, setDead] = useState(false);
  const { errors, pending, submit } = useForm({
    fields: { newPassword: newPasswordRule },
    send: async ({ newPassword }) => {
      await authCall((fetchOptions) => authClient().resetPassword({ newPassword, token, fetchOptions }));
      leaveTo(PASSWORD_RESET_PATH);
    },
    refused: (failure) => {
      if (failure instanceof Problem && failure.code === 'INVALID_TOKEN') {
        setDead(true);
        return { fields: {} };
      }
      return newPasswordRefusal(failure, 'newPassword');
    },
  });
  if (dead) {
    return <DeadResetLink />;
  }
  return (
    <Form onSubmit={submit}>
      <NewPasswordField label="New password" name="newPassword" error={errors.fields['newPassword']} />
      <SubmitButton pending={pending}>Save password</SubmitButton>
      <FormMessage error={errors.form} />
    </Form>
  );
}

/** The link was used, is too old, or was never one. */
export function DeadResetLink() {
  return (
    <div className={styles.form}>
      <p role="alert" className={`${styles.message} ${styles.bad}`}>
        This link does not work any more. Each works once, and not for long.
      </p>
      <Link className="button primary" href="/forgot-password" prefetch={false}>
        Ask for another link
      </Link>
    </div>
  );
}
