'use client';

import { useState } from 'react';
import { Form } from '@/features/forms/Form';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { OwnerField } from '@/features/forms/OwnerField';
import { PasswordField } from '@/features/forms/PasswordField';
import { currentPasswordRule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { type FormErrors, useForm } from '@/features/forms/use-form';
import { MailSent } from '@/features/mail/MailSent';
import { signedInCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { leaveTo, whileEndLeadsTo } from '@/lib/leave';
import { explain, Problem } from '@/lib/problem';
import { ACCOUNT_DELETED_PATH } from '@/lib/sign-in-path';

/** What the engine says when it has sent a mail in place of deleting. */
const MAIL_SENT = 'Verification email sent';

/** Deletes the account by the password, and where the engine demands it by the link of a mail as well. */
export function DeleteForm({ email, outbox }: { readonly email: string; readonly outbox: boolean }) {
  const [sent, setSent] = useState(false);
  const { errors, pending, submit } = useForm({
    fields: { password: currentPasswordRule },
    send: async ({ password }, form) => {
      setSent(false);
      const callbackURL = window.location.origin + ACCOUNT_DELETED_PATH;
      const answer = await whileEndLeadsTo(ACCOUNT_DELETED_PATH, () =>
        signedInCall((fetchOptions) => authClient().deleteUser({ password, callbackURL, fetchOptions })),
      );
      if (answer?.message !== MAIL_SENT) {
        leaveTo(ACCOUNT_DELETED_PATH);
        return;
      }
      form.reset();
      setSent(true);
    },
    refused,
  });
  return (
    <Form onSubmit={submit}>
      <OwnerField email={email} />
      <PasswordField
        label="Your password"
        name="password"
        autoComplete="current-password"
        required
        error={errors.fields['password']}
      />
      <div className={styles.row}>
        <SubmitButton pending={pending} kind="danger">
          Delete account
        </SubmitButton>
        <FormMessage
          error={errors.form}
          success={
            sent && (
              <MailSent outbox={outbox}>A mail is on its way to you. Open its link in this browser to delete the account.</MailSent>
            )
          }
        />
      </div>
    </Form>
  );
}

function refused(failure: unknown): FormErrors {
  if (failure instanceof Problem && failure.code === 'INVALID_PASSWORD') {
    return { fields: { password: 'This is not your password.' } };
  }
  const off = failure instanceof Problem && failure.status === 404;
  return { fields: {}, form: off ? 'This site does not let people delete their accounts.' : explain(failure) };
}
