'use client';

import { useState } from 'react';
import { Field } from '@/features/forms/Field';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { checkAll, emailRule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { type FormErrors, useForm } from '@/features/forms/use-form';
import { MailSent } from '@/features/mail/MailSent';
import { authCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { explain, Problem } from '@/lib/problem';

/** Asks for the mail with the link to a new password. What it says is the same whether or not there is an account. */
export function ForgotPasswordForm({ outbox }: { readonly outbox: boolean }) {
  const [sent, setSent] = useState(false);
  const { errors, pending, submit } = useForm({
    fields: ['email'] as const,
    check: (values) => checkAll(values, { email: emailRule }),
    send: async ({ email }) => {
      setSent(false);
      const redirectTo = `${window.location.origin}/reset-password`;
      await authCall((fetchOptions) =>
        authClient().requestPasswordReset({ email: email.trim(), redirectTo, fetchOptions }),
      );
      setSent(true);
    },
    refused,
  });
  return (
    <form className={styles.form} method="post" noValidate onSubmit={submit}>
      <Field label="E-mail" name="email" type="email" autoComplete="email" required error={errors.fields['email']} />
      <SubmitButton pending={pending}>Send the link</SubmitButton>
      <FormMessage
        error={errors.form}
        success={
          sent && (
            <MailSent outbox={outbox}>If there is an account with this address, a mail with a link is on its way.</MailSent>
          )
        }
      />
    </form>
  );
}

function refused(failure: unknown): FormErrors {
  const off = failure instanceof Problem && failure.code === 'RESET_PASSWORD_DISABLED';
  return { fields: {}, form: off ? 'This site sends no mail, so a password cannot be reset here.' : explain(failure) };
}
